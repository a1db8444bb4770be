/// The merged contents of the shared config and credentials files.
///
/// If both files have a property of the same profile, the credentials file's value is used.
public struct SharedConfiguration: Sendable {
  /// The paths of the files.
  public let locations: SharedFileLocations

  /// Why files at their default paths cannot be read. They are treated as empty: only those who
  /// need something from them fail.
  public private(set) var unreadableFiles: [ConfigurationError] = []

  /// The files that a variable names and that do not exist.
  private var missingFiles: Set<SharedFileKind> = []

  private var profileTable = SectionTable(of: "profile")
  private var sessionTable = SectionTable(of: "sso-session")
  private var servicesTable = SectionTable(of: "services")

  /// Reads the files of an environment. A file that does not exist is treated as empty, and so is
  /// a file at its default path that cannot be read.
  ///
  /// - Throws: ``ConfigurationError`` with file and line for a malformed file, and for a file that
  ///   a variable names and that cannot be read.
  public init(in host: HostEnvironment) async throws(ConfigurationError) {
    locations = SharedFileLocations(in: host)
    for kind in [SharedFileKind.config, .credentials] {
      let path = locations.path(of: kind)
      guard let text = try await read(kind, at: path, host.files) else { continue }
      merge(try SharedFileParser(text, path: path, kind: kind))
    }
  }

  /// Merges the texts of the two files.
  ///
  /// - Parameters:
  ///   - config: The text of the config file.
  ///   - credentials: The text of the credentials file.
  ///   - locations: The paths of the files, for error messages.
  /// - Throws: ``ConfigurationError`` with file and line.
  public init(
    config: String, credentials: String, at locations: SharedFileLocations
  ) throws(ConfigurationError) {
    self.locations = locations
    merge(try SharedFileParser(config, path: locations.config, kind: .config))
    merge(try SharedFileParser(credentials, path: locations.credentials, kind: .credentials))
  }

  private mutating func merge(_ file: SharedFileParser) {
    // A "[profile default]" section in the file hides "[default]".
    let hasPrefixedDefault = file.sections.contains {
      $0.name == .profile("default", hasPrefix: true)
    }
    for section in file.sections {
      switch section.name {
      case nil: continue
      case .profile("default", hasPrefix: false) where hasPrefixedDefault: continue
      case .profile(let name, _): profileTable.merge(section.properties, into: name)
      case .ssoSession(let name): sessionTable.merge(section.properties, into: name)
      case .services(let name): servicesTable.merge(section.properties, into: name)
      }
    }
  }
}

// MARK: Sections

extension SharedConfiguration {
  /// The profiles by name.
  public var profiles: [String: ConfigurationSection] { profileTable.byName }

  /// The `sso-session` sections by name.
  public var ssoSessions: [String: ConfigurationSection] { sessionTable.byName }

  /// The `services` sections by name.
  public var services: [String: ConfigurationSection] { servicesTable.byName }

  /// Returns a profile, or throws an error that says where it was looked for.
  ///
  /// - Throws: ``ConfigurationError`` of the kind `missingSection`.
  public func profile(_ name: String) throws(ConfigurationError) -> ConfigurationSection {
    if let profile = existingProfile(name) { return profile }
    let known = profiles.isEmpty ? "none" : profiles.keys.sorted().joined(separator: ", ")
    throw ConfigurationError(
      .missingSection, "there is no profile \"\(name)\" in \(places); existing profiles: \(known)")
  }

  /// Returns a profile, or `nil` if it does not exist.
  func existingProfile(_ name: String) -> ConfigurationSection? { profileTable[name] }

  /// Returns an `sso-session` section, or `nil` if it does not exist.
  func ssoSession(_ name: String) -> ConfigurationSection? { sessionTable[name] }

  /// Returns a `services` section, or `nil` if it does not exist.
  func services(_ name: String) -> ConfigurationSection? { servicesTable[name] }
}

// MARK: Files

extension SharedConfiguration {
  /// The path of the config file, and why it cannot be read if so, for error messages.
  var configPlace: String { place(of: .config) }

  /// Both paths, for error messages.
  var places: String { "\(configPlace) or \(place(of: .credentials))" }

  private func place(of kind: SharedFileKind) -> String {
    let path = locations.path(of: kind)
    if missingFiles.contains(kind) {
      return "\(path) (there is no such file, but \(kind.variable) names it)"
    }
    let fault = unreadableFiles.first { $0.file == path }
    return fault.map { "\(path) (which cannot be read: \($0.message))" } ?? path
  }

  /// Returns the text of a file, or `nil` if it is missing or may be ignored.
  private mutating func read(
    _ kind: SharedFileKind, at path: String, _ files: HostFiles
  ) async throws(ConfigurationError) -> String? {
    let isNamed = locations.named.contains(kind)
    let fault: ConfigurationError
    do throws(FileError) {
      switch Self.text(of: try await files.read(path), at: path) {
      case .success(let text): return text
      case .failure(let error): fault = error
      }
    } catch {
      guard !error.isMissing else {
        if isNamed { missingFiles.insert(kind) }
        return nil
      }
      fault = ConfigurationError(.unreadableFile, error.reason, file: path)
    }
    guard !isNamed else {
      throw ConfigurationError(
        fault.kind, "\(fault.message) (\(kind.variable) names this file)", file: path)
    }
    unreadableFiles.append(fault)
    return nil
  }

  private static func text(
    of bytes: [UInt8], at path: String
  ) -> Result<String, ConfigurationError> {
    guard !bytes.contains(0) else {
      return .failure(ConfigurationError(.notText, "it is a binary file, not text", file: path))
    }
    // Some editors start a file with a byte order mark.
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      return .failure(ConfigurationError(.notText, "its text is not encoded in UTF-8", file: path))
    }
    return .success(text)
  }
}
