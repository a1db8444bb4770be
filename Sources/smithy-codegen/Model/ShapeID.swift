/// The absolute id of a shape, such as `com.example#Thing`, or of a member, `com.example#Thing$part`.
///
/// Source: Smithy 2.0 specification, "Shape ID".
struct ShapeID: Hashable, Sendable, CustomStringConvertible {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  /// The part before the `#`.
  var namespace: Substring { Substring(text.unicodeScalars.prefix { $0 != "#" }) }

  /// The shape's name: the part after the `#`, without a member.
  var name: String {
    guard let hash = text.unicodeScalars.firstIndex(of: "#") else { return text }
    let rest = text.unicodeScalars[text.unicodeScalars.index(after: hash)...]
    return String(rest.prefix { $0 != "$" })
  }

  /// The name of the member that the id ends with; `nil` for the id of a shape.
  var memberName: String? {
    guard let mark = text.unicodeScalars.firstIndex(of: "$") else { return nil }
    return String(text.unicodeScalars[text.unicodeScalars.index(after: mark)...])
  }

  /// The id of the shape, without a member.
  var shape: ShapeID { ShapeID(String(text.unicodeScalars.prefix { $0 != "$" })) }

  /// Whether the id names a shape as the specification demands, without a member.
  var isValid: Bool {
    let parts = text.utf8.split(
      separator: UInt8(ascii: "#"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, Self.isIdentifier(parts[1]) else { return false }
    return parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { Self.isIdentifier($0) }
  }

  /// Whether text is an identifier: ASCII letters, digits and underscores, with a letter before
  /// the first digit.
  static func isIdentifier(_ name: some Collection<UInt8>) -> Bool {
    let underscore = UInt8(ascii: "_")
    guard let first = name.first(where: { $0 != underscore }), name.first?.isDigit == false,
      first.isLetter || name.first == underscore
    else { return false }
    return name.allSatisfy { $0.isLetter || $0.isDigit || $0 == underscore }
  }

  /// The id of a member of this shape.
  func member(_ name: String) -> ShapeID { ShapeID("\(text)$\(name)") }

  /// Whether the shape is one of Smithy's own.
  var isOfPrelude: Bool { namespace == "smithy.api" }

  /// The shape without a value.
  static let unit = ShapeID("smithy.api#Unit")

  var description: String { text }
}
