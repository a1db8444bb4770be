/// Which of the two shared files it is: their sections have other names.
enum SharedFileKind: Sendable, Hashable {
  case config
  case credentials
}
