/// Values as Swift text.
enum Literal {
  /// A string literal: raw where it holds quotes or backslashes, so that patterns stay readable.
  static func string(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f }
    guard isPlain else {
      return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }
    guard text.contains("\"") || text.contains("\\") else { return "\"\(text)\"" }
    var hashes = "#"
    while text.contains("\"\(hashes)") || text.contains("\\\(hashes)") { hashes += "#" }
    return "\(hashes)\"\(text)\"\(hashes)"
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    case _ where scalar.value < 0x20 || scalar.value == 0x7f:
      "\\u{\(String(scalar.value, radix: 16))}"
    default: String(scalar)
    }
  }

  /// A list of strings, such as `["a", "b"]`.
  static func strings(_ texts: [String]) -> String {
    "[" + texts.map(string).joined(separator: ", ") + "]"
  }
}
