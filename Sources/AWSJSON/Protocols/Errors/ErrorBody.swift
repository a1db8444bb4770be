import AWSShapes

/// What error bodies of every service have in common; members of another type do not count.
struct ErrorBody {
  private(set) var type: String?
  private(set) var code: String?
  private(set) var message: String?

  private static let members = MemberTable(
    "Error", ["__type", "code", "message", "Message", "errorMessage"])

  init(_ bytes: [UInt8], _ limits: JSONLimits) throws(ShapeReadingError) {
    var reader = try JSONReader(bytes.span, limits: limits)
    try reader.beginStructure()
    var cursor = MemberCursor()
    while let member = try reader.nextMember(in: Self.members, at: &cursor) {
      let text = try reader.readStringIfPresent()
      switch member {
      case 0: type = text
      case 1: code = text
      default: message = text ?? message
      }
    }
    try reader.finish()
  }
}
