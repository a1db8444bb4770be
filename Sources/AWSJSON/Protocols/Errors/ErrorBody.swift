import AWSShapes

/// The members that the error bodies of all services have in common. A member that is empty or not
/// a string is ignored.
struct ErrorBody {
  /// The text of each member, in the order of the table.
  private var texts = [String?](repeating: nil, count: members.count)

  private static let members = MemberTable(
    "Error", ["__type", "code", "Code", "message", "Message", "errorMessage"])

  /// The error's name in `__type`.
  var type: String? { texts[0] }

  /// The error's name in `code` or `Code`.
  var code: String? { texts[1] ?? texts[2] }

  /// The error's description.
  var message: String? { texts[3] ?? texts[4] ?? texts[5] }

  init(_ bytes: [UInt8], _ limits: JSONLimits) throws(ShapeReadingError) {
    var reader = try JSONReader(bytes.span, limits: limits, strictness: .lenient)
    try reader.beginStructure()
    var cursor = MemberCursor()
    while let member = try reader.nextMember(in: Self.members, at: &cursor) {
      let text = try reader.readStringIfPresent()
      if let text, !text.isEmpty { texts[member] = text }
    }
    try reader.finish()
  }
}
