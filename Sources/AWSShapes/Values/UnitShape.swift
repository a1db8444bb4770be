/// The structure without members: the input or output of an operation for which the model names
/// none.
///
/// Source: Smithy 2.0 specification, "Unit type".
public struct UnitShape: EncodableShape, DecodableShape, StructureShape, ConstrainedShape, Hashable
{
  /// The empty list of members.
  public static let members = MemberTable("Unit", [MemberSchema]())

  /// Creates the value.
  public init() {}

  /// Writes a structure without members.
  public func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.beginStructure()
    writer.endStructure()
  }

  /// Reads a structure and skips its members.
  public init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    let members = Self.members
    var cursor = MemberCursor()
    try reader.beginStructure()
    while try reader.nextMember(in: members, at: &cursor) != nil { try reader.skipValue() }
  }

  /// Returns no violations.
  public func violations() -> [ConstraintViolation] { [] }
}
