/// The paths of the user's shared files.
///
/// Source: AWS SDKs and Tools Reference Guide, "Location of the shared config and credentials
/// files".
public struct SharedFileLocations: Sendable, Hashable {
  /// The path of the config file.
  public var config: String

  /// The path of the credentials file.
  public var credentials: String

  /// The path of the folder `.aws`, which contains the token caches.
  public var folder: String

  /// The files whose paths are set by a variable.
  let named: Set<SharedFileKind>

  /// Finds the paths in an environment: those of `AWS_CONFIG_FILE` and
  /// `AWS_SHARED_CREDENTIALS_FILE`, or the default paths in the user's home directory.
  ///
  /// In the variables, `~` stands for the home directory, and `$NAME` and `${NAME}` for the value
  /// of an environment variable if it is set.
  ///
  /// - Parameters:
  ///   - host: The environment variables and the home directory.
  ///   - platform: The operating system, which determines the path separator and the variables of
  ///     the home directory.
  public init(in host: HostEnvironment, on platform: Platform = .current) {
    let home = Self.homeDirectory(host, platform)
    let separator = platform == .windows ? "\\" : "/"
    let folder = "\(home ?? "~")\(separator).aws"
    var named: Set<SharedFileKind> = []
    func location(_ kind: SharedFileKind, _ name: String) -> String {
      guard let path = host.variable(kind.variable) else {
        return "\(folder)\(separator)\(name)"
      }
      named.insert(kind)
      return Self.expand(PathVariables.expand(path, host.variables), home: home)
    }
    self.folder = folder
    config = location(.config, "config")
    credentials = location(.credentials, "credentials")
    self.named = named
  }

  func path(of kind: SharedFileKind) -> String {
    switch kind {
    case .config: config
    case .credentials: credentials
    }
  }

  /// Replaces a tilde at the start of a path with the home directory.
  static func expand(_ path: String, home: String?) -> String {
    let scalars = path.unicodeScalars
    guard let home, scalars.first == "~" else { return path }
    let rest = scalars.dropFirst()
    guard rest.isEmpty || rest.first == "/" || rest.first == "\\" else { return path }
    return home + String(rest)
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

    /// The platform that the program was built for.
    public static var current: Platform {
      #if os(Windows)
        .windows
      #else
        .unix
      #endif
    }
  }
}
