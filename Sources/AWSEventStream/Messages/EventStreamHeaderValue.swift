/// The value of a header in an event stream. There are ten types on the wire; the two of Booleans are
/// one here.
public enum EventStreamHeaderValue: Sendable, Hashable {
  /// A Boolean.
  case bool(Bool)
  /// An integer of 8 bits.
  case byte(Int8)
  /// An integer of 16 bits.
  case short(Int16)
  /// An integer of 32 bits.
  case integer(Int32)
  /// An integer of 64 bits.
  case long(Int64)
  /// Bytes, 32,767 at most.
  case blob([UInt8])
  /// Text, of 32,767 bytes in UTF-8 at most.
  case string(String)
  /// A time, in milliseconds since the start of 1970.
  case timestamp(milliseconds: Int64)
  /// A UUID.
  case uuid(EventStreamUUID)
}
