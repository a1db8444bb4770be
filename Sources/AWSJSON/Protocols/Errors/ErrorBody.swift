import AWSShapes

/// The members that the error bodies of all services have in common. A member that is not a string
/// is ignored, and an empty one does not hide another.
struct ErrorBody {
  /// The text of each member, in the order of the table.
  private var texts = [String?](repeating: nil, count: members.count)

  private static let members = MemberTable(
    "Error", ["__type", "code", "Code", "message", "Message", "errorMessage"])
  private static let messages = 3...5

  /// The error's name in `__type`.
  var type: String? { texts[0] }

  /// The error's name in `code` or `Code`.
  var code: String? { texts[1] ?? texts[2] }

  /// The error's description.
  var message: String? { texts[3] ?? texts[4] ?? texts[5] ?? emptyMessage }

  /// An empty message, unless the error has none at all.
  private var emptyMessage: String?

  init(_ bytes: [UInt8], _ limits: JSONLimits) throws(ShapeReadingError) {
    var reader = try JSONReader(bytes.span, limits: limits, strictness: .lenient)
    try reader.beginStructure()
    var cursor = MemberCursor()
    while let member = try reader.nextMember(in: Self.members, at: &cursor) {
      guard let text = try reader.readStringIfPresent() else { continue }
      if !text.isEmpty {
        texts[member] = text
      } else if Self.messages.contains(member) {
        emptyMessage = text
      }
    }
    try reader.finish()
  }
}
