#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Reads shapes from one document, from front to back.
///
/// A structure is read with a loop:
///
/// ```swift
/// try reader.beginStructure()
/// var cursor = MemberCursor()
/// while let member = try reader.nextMember(in: Self.members, at: &cursor) {
///   switch member {
///   case 0: id = try reader.readString()
///   default: try reader.skipValue()
///   }
/// }
/// ```
///
/// After each `next` that finds something, exactly one value must be read or skipped.
/// Every method throws ``ShapeReadingError`` when the document holds something else.
///
/// The calls are coarse on purpose: a shape's `init(from:)` is compiled without knowing the
/// reader, so each call is one through a table of functions.
public protocol ShapeReader: ~Copyable, ~Escapable {
  /// Enters a structure.
  mutating func beginStructure() throws(ShapeReadingError)

  /// The index of the next member that the table knows and that is not null, or nil at the end,
  /// which leaves the structure. Other members are skipped.
  mutating func nextMember(
    in table: MemberTable, at cursor: inout MemberCursor
  ) throws(ShapeReadingError) -> Int?

  /// Enters a union and tells which member it holds. Read its value, then call ``endUnion()``.
  ///
  /// Members that are null, and `__type`, do not count. A union without a member is an error.
  ///
  /// Source: Smithy 2.0 specification, "Aggregate types", "Union".
  mutating func beginUnion(in table: MemberTable) throws(ShapeReadingError) -> UnionMember

  /// Leaves a union. A second member is an error.
  mutating func endUnion() throws(ShapeReadingError)

  /// Enters a list.
  mutating func beginList() throws(ShapeReadingError)

  /// Whether there is another element, which may be null; at the end the list is left.
  mutating func nextElement() throws(ShapeReadingError) -> Bool

  /// Enters a map.
  mutating func beginMap() throws(ShapeReadingError)

  /// The next key of the map, whose value may be null, or nil at the end, which leaves the map.
  mutating func nextKey() throws(ShapeReadingError) -> String?

  /// Whether the value is null; if so it is consumed.
  mutating func readNull() throws(ShapeReadingError) -> Bool

  /// Skips the value, whatever it is.
  mutating func skipValue() throws(ShapeReadingError)

  /// Reads a string.
  mutating func readString() throws(ShapeReadingError) -> String

  /// Reads a boolean.
  mutating func readBool() throws(ShapeReadingError) -> Bool

  /// Reads an integer of a range. One outside of it is an error, never cut.
  mutating func readInteger(in range: ClosedRange<Int64>) throws(ShapeReadingError) -> Int64

  /// Reads a floating-point number of 32 bits, the nearest to what is written, NaN and infinities
  /// included. A number beyond the range is an error.
  mutating func readFloat() throws(ShapeReadingError) -> Float

  /// Reads a floating-point number of 64 bits, the nearest to what is written, NaN and infinities
  /// included. A number beyond the range is an error.
  mutating func readDouble() throws(ShapeReadingError) -> Double

  /// Reads an integer of any size.
  mutating func readBigInteger() throws(ShapeReadingError) -> BigInteger

  /// Reads a decimal number of any size and precision.
  mutating func readBigDecimal() throws(ShapeReadingError) -> BigDecimal

  /// Reads bytes.
  mutating func readBlob() throws(ShapeReadingError) -> [UInt8]

  /// Reads a stream of bytes: the body of an HTTP message, or bytes in memory anywhere else.
  mutating func readByteStream() throws(ShapeReadingError) -> ByteStream

  /// Reads a moment in time.
  ///
  /// - Parameter format: The format that the model demands here; nil takes the protocol's own.
  mutating func readTimestamp(_ format: TimestampFormat?) throws(ShapeReadingError) -> Date

  /// Reads a value of any kind.
  mutating func readDocument() throws(ShapeReadingError) -> Document

  /// Reads a list of strings; a null element is dropped.
  mutating func readStringList() throws(ShapeReadingError) -> [String]

  /// Reads a map of strings; an entry that is null is dropped.
  mutating func readStringMap() throws(ShapeReadingError) -> [String: String]

  /// Reads a map of strings in which a key may have no value.
  mutating func readSparseStringMap() throws(ShapeReadingError) -> [String: String?]

  /// Returns an error at the place that the reader has reached.
  func mismatch(_ reason: String) -> ShapeReadingError
}

extension ShapeReader where Self: ~Copyable & ~Escapable {
  /// Returns an error without a place.
  public func mismatch(_ reason: String) -> ShapeReadingError {
    ShapeReadingError(.mismatch, reason, offset: 0)
  }
}
