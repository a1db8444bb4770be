#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A reader of shapes from one document, from front to back.
///
/// For generated code. A structure is read with a loop:
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
/// After each `next…` method that finds something, exactly one value must be read or skipped. Every
/// method throws ``ShapeReadingError`` if the document holds something else.
///
/// Each method does much work, because a shape's `init(from:)` is compiled without knowing the
/// reader's type, so that every call goes through a witness table.
public protocol ShapeReader: ~Copyable, ~Escapable {
  /// Enters a structure.
  mutating func beginStructure() throws(ShapeReadingError)

  /// Returns the index of the next member that is in the table and not null, and skips others.
  /// At the end, returns `nil` and leaves the structure.
  mutating func nextMember(
    in table: MemberTable, at cursor: inout MemberCursor
  ) throws(ShapeReadingError) -> Int?

  /// Enters a union and returns which member it has. Read its value, then call ``endUnion()``.
  ///
  /// Members that are null, and `__type`, are ignored. A union without a member is an error.
  ///
  /// Source: Smithy 2.0 specification, "Aggregate types", "Union".
  mutating func beginUnion(in table: MemberTable) throws(ShapeReadingError) -> UnionMember

  /// Leaves a union. A second member is an error.
  mutating func endUnion() throws(ShapeReadingError)

  /// Enters a list.
  mutating func beginList() throws(ShapeReadingError)

  /// Returns whether there is another element, which may be null. At the end, leaves the list.
  mutating func nextElement() throws(ShapeReadingError) -> Bool

  /// Enters a map.
  mutating func beginMap() throws(ShapeReadingError)

  /// Returns the next key of the map, whose value may be null. At the end, returns `nil` and leaves
  /// the map.
  mutating func nextKey() throws(ShapeReadingError) -> String?

  /// Returns whether the value is null, and reads it if so.
  mutating func readNull() throws(ShapeReadingError) -> Bool

  /// Skips a value of any kind.
  mutating func skipValue() throws(ShapeReadingError)

  /// Reads a string.
  mutating func readString() throws(ShapeReadingError) -> String

  /// Reads a boolean.
  mutating func readBool() throws(ShapeReadingError) -> Bool

  /// Reads an integer. One outside of the range is an error.
  mutating func readInteger(in range: ClosedRange<Int64>) throws(ShapeReadingError) -> Int64

  /// Reads a 32-bit floating-point number: the nearest to the text, NaN or an infinity. A number that
  /// is too large is an error.
  mutating func readFloat() throws(ShapeReadingError) -> Float

  /// Reads a 64-bit floating-point number: the nearest to the text, NaN or an infinity. A number that
  /// is too large is an error.
  mutating func readDouble() throws(ShapeReadingError) -> Double

  /// Reads an integer of any size.
  mutating func readBigInteger() throws(ShapeReadingError) -> BigInteger

  /// Reads a decimal number of any size and precision.
  mutating func readBigDecimal() throws(ShapeReadingError) -> BigDecimal

  /// Reads bytes.
  mutating func readBlob() throws(ShapeReadingError) -> [UInt8]

  /// Reads a stream of bytes: the body of an HTTP message, elsewhere bytes in memory.
  mutating func readByteStream() throws(ShapeReadingError) -> ByteStream

  /// Reads a stream of events, which only the body of an HTTP message can be.
  mutating func readEventStream<Event: EventShape>(
    of type: Event.Type
  ) throws(ShapeReadingError) -> EventStream<Event>

  /// Reads a timestamp.
  ///
  /// - Parameter format: The format in the model; `nil` for the protocol's default.
  mutating func readTimestamp(_ format: TimestampFormat?) throws(ShapeReadingError) -> Date

  /// Reads a value of any kind.
  mutating func readDocument() throws(ShapeReadingError) -> Document

  /// Reads a list of strings, and drops null elements.
  mutating func readStringList() throws(ShapeReadingError) -> [String]

  /// Reads a map of strings, and drops entries that are null.
  mutating func readStringMap() throws(ShapeReadingError) -> [String: String]

  /// Reads a map of strings in which values may be null.
  mutating func readSparseStringMap() throws(ShapeReadingError) -> [String: String?]

  /// Returns an error with the reader's position.
  func mismatch(_ reason: String) -> ShapeReadingError
}

extension ShapeReader where Self: ~Copyable & ~Escapable {
  /// Returns an error without a position.
  public func mismatch(_ reason: String) -> ShapeReadingError {
    ShapeReadingError(.mismatch, reason, offset: 0)
  }
}
