/// The absolute id of a shape, such as `com.example#Thing`, or of a member, `com.example#Thing$part`.
///
/// Source: Smithy 2.0 specification, "Shape ID".
struct ShapeID: Hashable, Sendable, CustomStringConvertible {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  /// What stands before the `#`.
  var namespace: Substring { text.prefix { $0 != "#" } }

  /// What stands after the `#`: the shape's name, without a member.
  var name: String {
    guard let hash = text.firstIndex(of: "#") else { return text }
    return String(text[text.index(after: hash)...].prefix { $0 != "$" })
  }

  /// The id of a member of this shape.
  func member(_ name: String) -> ShapeID { ShapeID("\(text)$\(name)") }

  /// Whether the id is one of Smithy's own shapes.
  var isOfPrelude: Bool { namespace == "smithy.api" }

  /// The shape that stands for nothing.
  static let unit = ShapeID("smithy.api#Unit")

  var description: String { text }
}
