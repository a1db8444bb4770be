public import AWSShapes

/// What `GetOperation` answers.
public struct GetOperationOutput: Sendable, Hashable {
  /// The operation.
  public var operation: Operation?

  /// The output with an operation.
  public init(operation: Operation? = nil) {
    self.operation = operation
  }
}

extension GetOperationOutput: EncodableShape, DecodableShape, StructureShape {
  /// The members, in the order of the model.
  public static let members = MemberTable("GetOperationOutput", ["Operation"])

  /// Writes the members that have a value.
  public func encode(to writer: inout some ShapeWriter & ~Copyable) {
    let members = Self.members
    writer.beginStructure()
    if let operation {
      writer.member(0, of: members)
      operation.encode(to: &writer)
    }
    writer.endStructure()
  }

  /// Reads the members that are there.
  public init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    let members = Self.members
    try reader.beginStructure()
    var cursor = MemberCursor()
    while let member = try reader.nextMember(in: members, at: &cursor) {
      switch member {
      case 0: operation = try Operation(from: &reader)
      default: try reader.skipValue()
      }
    }
  }
}
