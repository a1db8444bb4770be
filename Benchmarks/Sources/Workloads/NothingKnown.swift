import AWSShapes

/// A structure that knows none of the members that come.
struct NothingKnown: DecodableShape {
  private static let members = MemberTable("NothingKnown", ["Unknown"])

  /// Skips everything.
  init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    try reader.beginStructure()
    var cursor = MemberCursor()
    while try reader.nextMember(in: Self.members, at: &cursor) != nil { try reader.skipValue() }
  }
}
