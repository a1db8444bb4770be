public import AWSShapes
public import SsmSapModels

/// A page of operations.
public struct OperationPage: DecodableShape {
  /// The operations of the page.
  public var operations: [SsmSapModels.Operation] = []

  private static let members = MemberTable("OperationPage", ["Operations", "NextToken"])

  /// Reads the operations; the token counts as unknown.
  public init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    let members = Self.members
    try reader.beginStructure()
    var cursor = MemberCursor()
    while let member = try reader.nextMember(in: members, at: &cursor) {
      switch member {
      case 0: operations = try reader.readList(of: SsmSapModels.Operation.self)
      default: try reader.skipValue()
      }
    }
  }
}
