/// The kind of a member's shape, as far as protocols treat kinds differently.
///
/// For generated code and wire protocols.
@_documentation(visibility: internal)
public enum MemberTarget: Sendable, Hashable {
  /// Any other kind: its value is enough for every protocol.
  case other
  /// A string or an enum.
  case string
  /// Bytes in memory.
  case blob
  /// Bytes that are not held in memory as a whole.
  case stream
  /// Events that are not held in memory as a whole.
  case eventStream
  /// An integer of 8 bits in the header of an event.
  case byte
  /// An integer of 16 bits in the header of an event.
  case short
  /// An integer of 32 bits in the header of an event.
  case integer
  /// A structure.
  case structure
  /// A union.
  case union
  /// A document.
  case document
}
