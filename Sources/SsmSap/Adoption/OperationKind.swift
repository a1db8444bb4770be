/// The kind of call that an operation's type belongs to.
///
/// `REGISTER_APPLICATION` and `UPDATE_CREDENTIALS` are documented. The other types are inferred, so
/// types are recognized by a word in them.
enum OperationKind: Sendable {
  case register
  case start
  case stop
  case refresh
  case update

  /// Whether the call may have started an operation of the type.
  func includes(type: String?) -> Bool {
    guard let type = type?.uppercased() else { return false }
    func has(_ words: String...) -> Bool { words.contains { type.contains($0) } }
    return switch self {
    case .register: has("REGISTER") && !has("DEREGISTER")
    case .start: has("START") && !has("RESTART", "REFRESH", "CHECK")
    case .stop: has("STOP")
    case .refresh: has("REFRESH")
    case .update: has("UPDATE", "CREDENTIAL", "SETTING", "BACKINT")
    }
  }
}
