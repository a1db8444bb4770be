/// Values as Swift text.
///
/// Text is compared by its scalars: as characters, a quotation mark and the accent that follows it
/// are one, and the quotation mark would go unnoticed.
enum Literal {
  /// A string literal: raw where it contains quotation marks or backslashes, so that patterns stay
  /// readable.
  static func string(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.allSatisfy(isPlain) else {
      return "\"" + scalars.map(escaped).joined() + "\""
    }
    guard scalars.contains(where: { $0 == "\"" || $0 == "\\" }) else { return "\"\(text)\"" }
    // One more than the longest run of number signs after a quotation mark or a backslash.
    var longest = 0
    var run: Int?
    for scalar in scalars {
      switch scalar {
      case "\"", "\\": run = 0
      case "#": run = run.map { $0 + 1 }
      default: run = nil
      }
      longest = max(longest, run ?? 0)
    }
    let hashes = String(repeating: "#", count: longest + 1)
    return "\(hashes)\"\(text)\"\(hashes)"
  }

  /// Whether a scalar can be seen for what it is: not a control character, a line separator or
  /// one that changes the direction of text.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7f }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      return false
    default: return true
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    case _ where !isPlain(scalar): "\\u{\(String(scalar.value, radix: 16))}"
    default: String(scalar)
    }
  }

  /// An array literal of strings, such as `["a", "b"]`.
  static func strings(_ texts: [String]) -> String {
    "[" + texts.map(string).joined(separator: ", ") + "]"
  }
}
