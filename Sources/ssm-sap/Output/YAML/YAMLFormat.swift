import JMESPath

/// YAML in block style, as version 2 of the AWS CLI prints it, with members in the order of the
/// result.
///
/// Source: YAML 1.2.2. Scalars are quoted where YAML 1.1 would read another type.
struct YAMLFormat {
  private static let indent = 2
  /// The longest name that may stand before a colon.
  private static let longestName = 1000

  private(set) var text: [UInt8] = []

  static func text(of value: JSONValue) -> [UInt8] {
    var format = YAMLFormat()
    format.append(value, at: 0)
    return format.text
  }

  /// Appends a value whose first line has its indentation already, and a line break.
  mutating func append(_ value: JSONValue, at column: Int) {
    switch value {
    case .object(let members) where !members.isEmpty:
      for (index, member) in members.enumerated() {
        if index > 0 { appendSpaces(column) }
        append(member, at: column)
      }
    case .array(let elements) where !elements.isEmpty:
      for (index, element) in elements.enumerated() {
        if index > 0 { appendSpaces(column) }
        append(element: element, at: column)
      }
    default: append(scalar: value, at: column)
    }
  }

  /// Appends an element of a list.
  mutating func append(element: JSONValue, at column: Int) {
    append("- ")
    if element.isBlock {
      append(element, at: column + Self.indent)
    } else {
      append(scalar: element, at: column)
    }
  }

  private mutating func append(_ member: JSONValue.Member, at column: Int) {
    append(name: member.name, at: column)
    switch member.value {
    case let value where !value.isBlock:
      append(" ")
      append(scalar: value, at: column)
    case .array:
      append("\n")
      appendSpaces(column)
      append(member.value, at: column)
    default:
      append("\n")
      appendSpaces(column + Self.indent)
      append(member.value, at: column + Self.indent)
    }
  }

  /// Appends the name of a member and its colon.
  mutating func append(name: String, at column: Int) {
    let text = YAMLScalar.line(name)
    if text.utf8.count > Self.longestName {
      append("? \(text)\n")
      appendSpaces(column)
    } else {
      append(text)
    }
    append(":")
  }

  /// Appends a scalar or an empty container, and a line break.
  private mutating func append(scalar value: JSONValue, at column: Int) {
    switch value {
    case .null: append("null\n")
    case .bool(let value): append(value ? "true\n" : "false\n")
    case .number(let number): append("\(YAMLScalar.number(number))\n")
    case .array: append("[]\n")
    case .object: append("{}\n")
    case .string(let text):
      append(YAMLScalar.block(text, indent: column + Self.indent) ?? "\(YAMLScalar.line(text))\n")
    }
  }

  mutating func append(_ text: String) {
    self.text += text.utf8
  }

  mutating func appendSpaces(_ count: Int) {
    for _ in 0..<count { text.append(UInt8(ascii: " ")) }
  }
}

extension JSONValue {
  /// Whether the value takes lines of its own.
  fileprivate var isBlock: Bool {
    switch self {
    case .object(let members): !members.isEmpty
    case .array(let elements): !elements.isEmpty
    default: false
    }
  }
}
