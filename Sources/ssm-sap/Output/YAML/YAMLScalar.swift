import AWSShapes
import JMESPath

/// The text of scalars in YAML.
enum YAMLScalar {
  /// Returns a number. YAML 1.1 reads one with an exponent as such only if it has a point.
  static func number(_ number: BigDecimal) -> String {
    let text = number.normalizedText
    guard let exponent = text.utf8.firstIndex(of: UInt8(ascii: "e")),
      !text.utf8.contains(UInt8(ascii: "."))
    else { return text }
    return "\(text[..<exponent]).0\(text[exponent...])"
  }

  /// Returns a string on one line: plain, in single quotes, or in double quotes.
  static func line(_ text: String) -> String {
    if isPlain(text) { return text }
    guard text.unicodeScalars.allSatisfy(\.isPrintableInYAML) else { return escaped(text) }
    let doubled = text.unicodeScalars.map { $0 == "'" ? "''" : String($0) }.joined()
    return "'\(doubled)'"
  }

  // MARK: Plain

  /// Words that YAML 1.1 reads as a Boolean or as null.
  ///
  /// Source: YAML 1.1 types "bool" and "null".
  private static let words: Set<String> = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null",
  ]

  /// Returns whether a string can be written without quotes, and is read as a string.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text.unicodeScalars.last != " " else {
      return false
    }
    guard first.isLetter || first == "/" || first == "_" || startsLikeId(text) else { return false }
    guard text.unicodeScalars.allSatisfy(\.isPrintableInYAML), !hasIndicator(text) else {
      return false
    }
    return !words.contains(text.lowercased())
  }

  /// Returns whether a string that starts with a digit has a letter that no number and no date has.
  private static func startsLikeId(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first.isASCIIDigit else { return false }
    let prefixes = Array("xob".utf8)
    if first == UInt8(ascii: "0"), bytes.count > 1, prefixes.contains(bytes[1].asciiLowercased) {
      return false
    }
    let letters = Array("etz".utf8)
    return bytes.contains { byte in
      let letter = byte.asciiLowercased
      return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) && !letters.contains(letter)
    }
  }

  /// Returns whether a colon or a comment sign would end the string.
  private static func hasIndicator(_ text: String) -> Bool {
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar == " ", previous == ":" { return true }
      if scalar == "#", previous == " " { return true }
      previous = scalar
    }
    return previous == ":"
  }

  // MARK: Quoted

  private static func escaped(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.isPrintableInYAML: result.unicodeScalars.append(scalar)
      default: result += escape(scalar)
      }
    }
    return result + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let (letter, length) = scalar.value > 0xFFFF ? ("U", 8) : ("u", 4)
    return "\\\(letter)" + String(repeating: "0", count: length - digits.count) + digits
  }

  // MARK: Blocks

  /// Returns a string of several lines as a literal block with a line break at its end; `nil` if the
  /// string has only one line, or characters that a block cannot have.
  static func block(_ text: String, indent: Int) -> String? {
    let scalars = text.unicodeScalars
    guard scalars.contains("\n"), let first = scalars.first, first != "\n", first != " ",
      scalars.allSatisfy({ $0 == "\n" || $0.isPrintableInYAML })
    else { return nil }
    let lines = scalars.split(separator: "\n", omittingEmptySubsequences: false)
    let spaces = String(repeating: " ", count: indent)
    let endsWithBreak = scalars.last == "\n"
    let written = endsWithBreak ? lines.dropLast() : lines[...]
    let chomping = !endsWithBreak ? "-" : written.last?.isEmpty == true ? "+" : ""
    let body = written.map { $0.isEmpty ? "\n" : "\(spaces)\(String($0))\n" }.joined()
    return "|\(chomping)\n\(body)"
  }
}

extension Unicode.Scalar {
  fileprivate var isLetter: Bool { properties.isAlphabetic }

  /// Whether the character may stand in YAML as it is, and is neither a tab nor a line break of any
  /// version.
  ///
  /// Source: YAML 1.2.2, "Character Set"; YAML 1.1, "Line Break Characters".
  fileprivate var isPrintableInYAML: Bool {
    switch value {
    case 0x2028, 0x2029, 0xFEFF: false
    case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
