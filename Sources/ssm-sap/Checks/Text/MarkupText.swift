/// Text in XML and HTML.
enum MarkupText {
  /// Returns a text that stands for itself in an element or in an attribute with double quotes.
  ///
  /// The replacement character stands for each character that XML 1.0 forbids and for the controls
  /// that HTML regards as errors. Line breaks and tabs are written by number, because a parser turns
  /// them into spaces in an attribute.
  ///
  /// Source: XML 1.0 (fifth edition), "Characters" and "Attribute-Value Normalization".
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\t": escaped += "&#9;"
      case "\n": escaped += "&#10;"
      case "\r": escaped += "&#13;"
      default: escaped.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return escaped
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }

  /// Returns whether a text is a link that may be followed: one to the web, without characters that
  /// would have to be encoded.
  static func isLink(_ text: String) -> Bool {
    let isWeb = ["https://", "http://"].contains { text.utf8.starts(with: $0.utf8) }
    return isWeb && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !encoded.contains($0) }
  }

  private static let encoded = Set("\"'<>\\^`{|}".utf8)
}
