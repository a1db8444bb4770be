#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Writes shapes to one document, from front to back.
///
/// Writing never fails half-way: a value that the format cannot hold is remembered, and reported
/// by whoever made the writer when the document is finished.
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
  mutating func writeInteger(_ value: some FixedWidthInteger)

  /// Writes a floating-point number, NaN and infinities included.
  mutating func writeDouble(_ value: Double)

  /// Writes a moment in time.
  ///
  /// - Parameters:
  ///   - value: The moment.
  ///   - format: The format that the model demands here; nil takes the protocol's own.
  mutating func writeTimestamp(_ value: Date, _ format: TimestampFormat?)
}

extension ShapeWriter where Self: ~Copyable {
  /// Writes a map of strings in which a key may have no value, in the order of the keys.
  public mutating func writeSparseStringMap(_ map: [String: String?]) {
    beginMap()
    for (entryKey, value) in map.sorted(by: { $0.key < $1.key }) {
      key(entryKey)
      if let value { writeString(value) } else { writeNull() }
    }
    endMap()
  }
}
