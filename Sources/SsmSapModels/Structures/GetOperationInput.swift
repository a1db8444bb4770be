public import AWSShapes

/// What `GetOperation` takes.
public struct GetOperationInput: Sendable, Hashable {
  /// The id of the operation, a UUID, possibly in braces.
  public var operationId: String

  /// The input for an operation's id.
  public init(operationId: String) {
    self.operationId = operationId
  }
}

extension GetOperationInput: EncodableShape, DecodableShape, StructureShape {
  /// The members, in the order of the model.
  public static let members = MemberTable("GetOperationInput", ["OperationId"])

  /// Writes the members that have a value.
  public func encode(to writer: inout some ShapeWriter & ~Copyable) {
    let members = Self.members
    writer.beginStructure()
    writer.member(0, of: members)
    writer.writeString(operationId)
    writer.endStructure()
  }

  /// Reads the members that are there; a required string that is absent reads as an empty one.
  public init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    let members = Self.members
    operationId = ""
    try reader.beginStructure()
    var cursor = MemberCursor()
    while let member = try reader.nextMember(in: members, at: &cursor) {
      switch member {
      case 0: operationId = try reader.readString()
      default: try reader.skipValue()
      }
    }
  }
}

extension GetOperationInput: ConstrainedShape {
  /// Everything that the model does not allow.
  public func violations() -> [ConstraintViolation] {
    OperationId.isValid(operationId)
      ? [] : [ConstraintViolation("OperationId", OperationId.demand)]
  }
}
