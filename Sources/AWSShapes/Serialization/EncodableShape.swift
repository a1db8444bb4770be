/// A value that can write itself, member by member, to any format.
///
/// A shape knows what it is made of, never how that looks on the wire: the writer knows.
public protocol EncodableShape: Sendable {
  /// Writes the members that have a value.
  func encode(to writer: inout some ShapeWriter & ~Copyable)
}
