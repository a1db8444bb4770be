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
public protocol ShapeReader: ~Copyable, ~Escapable {
  /// Enters a structure.
  mutating func beginStructure() throws(ShapeReadingError)

  /// The index of the next member that the table knows and that is not null, or nil at the end,
  /// which leaves the structure. Other members are skipped.
  mutating func nextMember(
    in table: MemberTable, at cursor: inout MemberCursor
  ) throws(ShapeReadingError) -> Int?

  /// Enters a list.
  mutating func beginList() throws(ShapeReadingError)

  /// Whether there is another element; at the end the list is left.
  mutating func nextElement() throws(ShapeReadingError) -> Bool

  /// Enters a map.
  mutating func beginMap() throws(ShapeReadingError)

  /// The next key of the map, or nil at the end, which leaves the map.
  mutating func nextKey() throws(ShapeReadingError) -> String?

  /// Whether the value is null; if so it is consumed. For sparse lists and maps.
  mutating func readNull() throws(ShapeReadingError) -> Bool

  /// Skips the value, whatever it is.
  mutating func skipValue() throws(ShapeReadingError)

  /// Reads a string.
  mutating func readString() throws(ShapeReadingError) -> String

  /// Reads a boolean.
  mutating func readBool() throws(ShapeReadingError) -> Bool

  /// Reads an integer. One that the type cannot hold is an error, never cut.
  mutating func readInteger<Integer: FixedWidthInteger>(
    _ type: Integer.Type
  ) throws(ShapeReadingError) -> Integer

  /// Reads a floating-point number, NaN and infinities included.
  mutating func readDouble() throws(ShapeReadingError) -> Double

  /// Reads a moment in time.
  ///
  /// - Parameter format: The format that the model demands here; nil takes the protocol's own.
  mutating func readTimestamp(_ format: TimestampFormat?) throws(ShapeReadingError) -> Date
}

extension ShapeReader where Self: ~Copyable & ~Escapable {
  /// Reads a map of strings in which a key may have no value.
  public mutating func readSparseStringMap() throws(ShapeReadingError) -> [String: String?] {
    var map: [String: String?] = [:]
    try beginMap()
    while let key = try nextKey() {
      map.updateValue(try readNull() ? nil : readString(), forKey: key)
    }
    return map
  }
}
