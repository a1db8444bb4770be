/// The place where a setting's value was found.
public enum SettingOrigin: Sendable, Hashable {
  /// The program passed the value.
  case explicit
  /// The environment variable of this name.
  case environment(String)
  /// A line of a section, such as `profile dev`, of a shared file.
  case file(section: String, path: String, line: Int)
  /// The instance metadata service.
  case instanceMetadata
}

extension SettingOrigin {
  /// The path of the shared file.
  var file: String? {
    guard case .file(_, let path, _) = self else { return nil }
    return path
  }

  /// The line of the shared file.
  var line: Int? {
    guard case .file(_, _, let line) = self else { return nil }
    return line
  }
}

extension SettingOrigin: CustomStringConvertible {
  /// The place, for messages.
  public var description: String {
    switch self {
    case .explicit: "the program"
    case .environment(let name): "environment variable \(name)"
    case .file(let section, let path, let line): "\(section) (\(path):\(line))"
    case .instanceMetadata: "instance metadata"
    }
  }
}
