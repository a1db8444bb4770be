#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Writes shapes to one document, from front to back.
///
/// Writing never fails half-way: a value that the format cannot hold is remembered, and reported
/// by whoever made the writer when the document is finished.
///
/// A union is written as a structure with one member.
public protocol ShapeWriter: ~Copyable {
  /// Starts a structure.
  mutating func beginStructure()

  /// Names the member whose value comes next.
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

  /// Names the entry whose value comes next.
  mutating func key(_ key: String)

  /// Ends the map.
  mutating func endMap()

  /// Writes the absence of a value, in a sparse list or map.
  mutating func writeNull()

  /// Writes a string.
  mutating func writeString(_ value: String)

  /// Writes a boolean.
  mutating func writeBool(_ value: Bool)

  /// Writes an integer.
  mutating func writeInteger(_ value: Int64)

  /// Writes a floating-point number of 32 bits, NaN and infinities included, with the fewest
  /// digits that read back the same.
  mutating func writeFloat(_ value: Float)

  /// Writes a floating-point number of 64 bits, NaN and infinities included, with the fewest
  /// digits that read back the same.
  mutating func writeDouble(_ value: Double)

  /// Writes an integer of any size.
  mutating func writeBigInteger(_ value: BigInteger)

  /// Writes a decimal number of any size and precision.
  mutating func writeBigDecimal(_ value: BigDecimal)

  /// Writes bytes.
  mutating func writeBlob(_ value: [UInt8])

  /// Writes a stream of bytes, which only the body of an HTTP message can hold.
  mutating func writeByteStream(_ value: ByteStream)

  /// Writes a moment in time.
  ///
  /// - Parameters:
  ///   - value: The moment.
  ///   - format: The format that the model demands here; nil takes the protocol's own.
  mutating func writeTimestamp(_ value: Date, _ format: TimestampFormat?)

  /// Writes a value of any kind.
  mutating func writeDocument(_ value: Document)

  /// Writes a list of strings.
  mutating func writeStringList(_ list: [String])

  /// Writes a map of strings, in the order of the keys.
  mutating func writeStringMap(_ map: [String: String])

  /// Writes a map of strings in which a key may have no value, in the order of the keys.
  mutating func writeSparseStringMap(_ map: [String: String?])
}
