/// One of the two shared files, which name their sections differently.
enum SharedFileKind: Sendable, Hashable {
  case config
  case credentials

  /// The environment variable that sets the path of the file.
  var variable: String {
    switch self {
    case .config: "AWS_CONFIG_FILE"
    case .credentials: "AWS_SHARED_CREDENTIALS_FILE"
    }
  }
}
