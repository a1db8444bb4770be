import AWSShapes

/// A file of endpoint test cases.
struct EndpointTestFile: DecodableShape, StructureShape {
  var cases: [Document] = []

  static let members = MemberTable("endpointTests", ["testCases"])

  init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    var cursor = MemberCursor()
    try reader.beginStructure()
    while let member = try reader.nextMember(in: Self.members, at: &cursor) {
      switch member {
      case 0: cases = try reader.readDocument().elements
      default: try reader.skipValue()
      }
    }
  }
}
