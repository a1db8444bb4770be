/// Where the shared files of the user are.
///
/// Source: AWS SDKs and Tools Reference Guide, "Location of the shared config and credentials
/// files".
public struct SharedFileLocations: Sendable, Hashable {
  /// The path of the config file.
  public var config: String

  /// The path of the credentials file.
  public var credentials: String

  /// The path of the folder `.aws` with the caches of tokens.
  public var folder: String

  /// The paths of an environment: `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE`, else those
  /// in the user's home directory.
  ///
  /// - Parameters:
  ///   - host: The variables and the home directory.
  ///   - platform: The separator of paths and the variables of the home directory differ.
  public init(in host: HostEnvironment, on platform: Platform = .current) {
    let home = Self.homeDirectory(host, platform)
    let separator = platform == .windows ? "\\" : "/"
    let folder = "\(home ?? "~")\(separator).aws"
    func location(_ variable: String, _ name: String) -> String {
      guard let path = host.variable(variable) else { return "\(folder)\(separator)\(name)" }
      return Self.expand(path, home: home)
    }
    self.folder = folder
    config = location("AWS_CONFIG_FILE", "config")
    credentials = location("AWS_SHARED_CREDENTIALS_FILE", "credentials")
  }

  /// The path with the home directory in place of a tilde.
  static func expand(_ path: String, home: String?) -> String {
    guard let home, path == "~" || path.hasPrefix("~/") || path.hasPrefix("~\\") else {
      return path
    }
    return home + path.dropFirst()
  }

  static func homeDirectory(_ host: HostEnvironment, _ platform: Platform = .current) -> String? {
    if let home = host.variable("HOME") { return home }
    if platform == .windows {
      if let profile = host.variable("USERPROFILE") { return profile }
      if let drive = host.variable("HOMEDRIVE"), let path = host.variable("HOMEPATH") {
        return drive + path
      }
    }
    return host.homeDirectory
  }
}

extension SharedFileLocations {
  /// A family of operating systems.
  public enum Platform: Sendable, Hashable {
    /// Linux, macOS and other Unix.
    case unix
    /// Windows.
    case windows

    /// The one that the program was built for.
    public static var current: Platform {
      #if os(Windows)
        .windows
      #else
        .unix
      #endif
    }
  }
}
