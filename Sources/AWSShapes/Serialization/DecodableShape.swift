/// A value that can be made from any format, member by member.
public protocol DecodableShape: Sendable {
  /// Reads the value that the reader stands at.
  ///
  /// - Throws: ``ShapeReadingError`` when what is there is not such a value. Members it does not
  ///   know are skipped, and a null member counts as absent.
  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError)
}
