/// The kind of shape that a member is, where a protocol treats kinds differently.
public enum MemberTarget: Sendable, Hashable {
  /// A kind that no protocol has to know: its value tells what it is.
  case other
  /// A string or an enum.
  case string
  /// Bytes.
  case blob
  /// Bytes that are not held in memory as a whole.
  case stream
  /// A structure.
  case structure
  /// A union.
  case union
  /// A document.
  case document
}
