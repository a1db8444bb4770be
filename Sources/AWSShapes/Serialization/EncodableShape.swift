/// A shape that can be written to any format, member by member.
///
/// The shape only names its members and values. The writer knows the format.
public protocol EncodableShape: Sendable {
  /// Writes the members that have a value.
  func encode(to writer: inout some ShapeWriter & ~Copyable)
}
