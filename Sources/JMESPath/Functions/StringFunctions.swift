import AWSShapes

/// What functions do with strings, which consist of code points.
enum StringFunctions {
  static func length(of value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): .number(BigDecimal(text.unicodeScalars.count))
    case .array(let elements): .number(BigDecimal(elements.count))
    case .object(let members): .number(BigDecimal(members.count))
    default: .null
    }
  }

  static func reversed(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text):
      .string(String(String.UnicodeScalarView(text.unicodeScalars.reversed())))
    case .array(let elements): .array(elements.reversed())
    default: .null
    }
  }

  static func contains(_ value: JSONValue, _ item: JSONValue) -> JSONValue {
    switch (value, item) {
    case (.array(let elements), _): .bool(elements.contains { $0.isSame(as: item) })
    case (.string(let text), .string(let part)): .bool(contains(text, part))
    default: .bool(false)
    }
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    let (text, part) = (Array(text.utf8), Array(part.utf8))
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
  }

  static func hasSuffix(_ text: String, _ end: String) -> Bool {
    text.utf8.suffix(end.utf8.count).elementsEqual(end.utf8)
  }

  static func join(_ texts: [JSONValue], _ separator: String) -> JSONValue {
    var parts: [String] = []
    for case .string(let text) in texts { parts.append(text) }
    return .string(parts.joined(separator: separator))
  }

  /// Returns a string as it is, and any other value as JSON.
  static func text(of value: JSONValue) -> String {
    if case .string(let text) = value { return text }
    var text = ""
    value.append(to: &text)
    return text
  }
}
