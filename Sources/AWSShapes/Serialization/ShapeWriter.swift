#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A writer of shapes to one document, from front to back.
///
/// For generated code. The methods do not throw: if the format cannot represent a value, the writer
/// keeps the error, and its owner throws it when the document is finished.
///
/// A union is written as a structure with one member.
public protocol ShapeWriter: ~Copyable {
  /// Starts a structure.
  mutating func beginStructure()

  /// Writes the name of the member whose value comes next.
  mutating func member(_ index: Int, of table: MemberTable)

  /// Ends the structure.
  mutating func endStructure()

  /// Starts a list.
  mutating func beginList()

  /// Announces that an element comes next.
  mutating func element()

  /// Ends the list.
  mutating func endList()

  /// Starts a map.
  mutating func beginMap()

  /// Writes the key of the entry whose value comes next.
  mutating func key(_ key: String)

  /// Ends the map.
  mutating func endMap()

  /// Writes a null, in a sparse list or map.
  mutating func writeNull()

  /// Writes a string.
  mutating func writeString(_ value: String)

  /// Writes a boolean.
  mutating func writeBool(_ value: Bool)

  /// Writes an integer.
  mutating func writeInteger(_ value: Int64)

  /// Writes a 32-bit floating-point number, NaN or an infinity, with the fewest digits that read back
  /// as the same number.
  mutating func writeFloat(_ value: Float)

  /// Writes a 64-bit floating-point number, NaN or an infinity, with the fewest digits that read back
  /// as the same number.
  mutating func writeDouble(_ value: Double)

  /// Writes an integer of any size.
  mutating func writeBigInteger(_ value: BigInteger)

  /// Writes a decimal number of any size and precision.
  mutating func writeBigDecimal(_ value: BigDecimal)

  /// Writes bytes.
  mutating func writeBlob(_ value: [UInt8])

  /// Writes a stream of bytes, which only the body of an HTTP message can be.
  mutating func writeByteStream(_ value: ByteStream)

  /// Writes a stream of events, which only the body of an HTTP message can be.
  mutating func writeEventStream(_ value: EventStream<some EventShape>)

  /// Writes a timestamp.
  ///
  /// - Parameters:
  ///   - value: The timestamp.
  ///   - format: The format in the model; `nil` for the protocol's default.
  mutating func writeTimestamp(_ value: Date, _ format: TimestampFormat?)

  /// Writes a value of any kind.
  mutating func writeDocument(_ value: Document)

  /// Writes a list of strings.
  mutating func writeStringList(_ list: [String])

  /// Writes a map of strings, in the order of the keys.
  mutating func writeStringMap(_ map: [String: String])

  /// Writes a map of strings in which values may be null, in the order of the keys.
  mutating func writeSparseStringMap(_ map: [String: String?])
}
