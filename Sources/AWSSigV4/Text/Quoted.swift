/// A text in quotes, on one line whatever it contains, for messages.
struct Quoted: CustomStringConvertible {
  let description: String

  init(_ text: String) {
    var quoted = "\""
    for scalar in text.unicodeScalars { quoted += Self.shown(scalar) }
    description = quoted + "\""
  }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      "\\u{\(String(scalar.value, radix: 16))}"
    default: scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
    }
  }
}
