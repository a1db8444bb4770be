/// A shape that can be read from any format, member by member.
public protocol DecodableShape: Sendable {
  /// Reads the next value. Unknown members are skipped; a member that is null counts as absent.
  ///
  /// - Throws: ``ShapeReadingError`` if the next value is not such a shape.
  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError)
}
