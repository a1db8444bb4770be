/// What the shared config and credentials files hold, merged.
///
/// Of a property that both files have for a profile, the credentials file's value counts.
public struct SharedConfiguration: Sendable {
  /// The profiles by name.
  public private(set) var profiles: [String: ConfigurationSection] = [:]

  /// The `sso-session` sections by name.
  public private(set) var ssoSessions: [String: ConfigurationSection] = [:]

  /// The `services` sections by name.
  public private(set) var services: [String: ConfigurationSection] = [:]

  /// Where the files are, or would be.
  public let locations: SharedFileLocations

  /// Reads the files of an environment; one that is not there counts as empty.
  ///
  /// - Throws: ``ConfigurationError`` with file and line.
  public init(in host: HostEnvironment) throws(ConfigurationError) {
    let locations = SharedFileLocations(in: host)
    try self.init(
      config: Self.read(locations.config, host.files),
      credentials: Self.read(locations.credentials, host.files), at: locations)
  }

  /// Merges the texts of the two files.
  ///
  /// - Parameters:
  ///   - config: The text of the config file.
  ///   - credentials: The text of the credentials file.
  ///   - locations: The paths of the files, for errors.
  /// - Throws: ``ConfigurationError`` with file and line.
  public init(
    config: String, credentials: String, at locations: SharedFileLocations
  ) throws(ConfigurationError) {
    self.locations = locations
    merge(try SharedFileParser(config, path: locations.config, kind: .config))
    merge(try SharedFileParser(credentials, path: locations.credentials, kind: .credentials))
  }

  /// A profile, or an error that says where it was looked for.
  ///
  /// - Throws: ``ConfigurationError`` of the kind `missingSection`.
  public func profile(_ name: String) throws(ConfigurationError) -> ConfigurationSection {
    if let profile = profiles[name] { return profile }
    let known = profiles.isEmpty ? "none" : profiles.keys.sorted().joined(separator: ", ")
    throw ConfigurationError(
      .missingSection,
      "there is no profile \"\(name)\" in \(locations.config) or \(locations.credentials); the "
        + "profiles there are: \(known)")
  }

  private mutating func merge(_ file: SharedFileParser) {
    // With "[profile default]" in the file, "[default]" does not count.
    let hasPrefixedDefault = file.sections.contains {
      $0.name == .profile("default", hasPrefix: true)
    }
    for section in file.sections {
      switch section.name {
      case nil: continue
      case .profile("default", hasPrefix: false) where hasPrefixedDefault: continue
      case .profile(let name, _):
        profiles[name, default: ConfigurationSection(title: "profile \(name)")]
          .merge(section.properties)
      case .ssoSession(let name):
        ssoSessions[name, default: ConfigurationSection(title: "sso-session \(name)")]
          .merge(section.properties)
      case .services(let name):
        services[name, default: ConfigurationSection(title: "services \(name)")]
          .merge(section.properties)
      }
    }
  }

  private static func read(
    _ path: String, _ files: HostFiles
  ) throws(ConfigurationError) -> String {
    let bytes: [UInt8]
    do {
      bytes = try files.read(path)
    } catch {
      if error.isMissing { return "" }
      throw ConfigurationError(.unreadableFile, error.reason, file: path)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ConfigurationError(.unreadableFile, "the file is not text in UTF-8", file: path)
    }
    // Some editors start a file with a byte order mark.
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }
}
