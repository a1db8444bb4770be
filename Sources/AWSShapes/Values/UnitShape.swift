/// The structure without members: what goes in or comes out where the model names nothing.
///
/// Source: Smithy 2.0 specification, "Unit type".
public struct UnitShape: EncodableShape, DecodableShape, StructureShape, ConstrainedShape, Hashable
{
  /// No members.
  public static let members = MemberTable("Unit", [MemberSchema]())

  /// The one value there is.
  public init() {}

  /// Writes a structure without members.
  public func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.beginStructure()
    writer.endStructure()
  }

  /// Reads a structure and skips what is in it.
  public init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    let members = Self.members
    var cursor = MemberCursor()
    try reader.beginStructure()
    while try reader.nextMember(in: members, at: &cursor) != nil { try reader.skipValue() }
  }

  /// None: there is nothing to forbid.
  public func violations() -> [ConstraintViolation] { [] }
}
