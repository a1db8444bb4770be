import AWSJSON
import AWSShapes
import JMESPath

/// JSON as the AWS CLI prints it: a line for each member, four spaces for each level, characters
/// beyond ASCII as they are.
enum JSONFormat {
  private static let indent = 4

  /// Returns the text of a value without a line break at the end.
  ///
  /// - Parameter level: How many levels deep the value is; its first line is not indented.
  static func text(of value: JSONValue, level: Int = 0) throws(CommandFailure) -> [UInt8] {
    let text: [UInt8]
    do {
      text = try JSONCodec().encode(value.normalized, layout: .indented)
    } catch {
      throw CommandFailure(.other, "the result cannot be printed as JSON: \(error)")
    }
    return level == 0 ? text : indented(text, level)
  }

  /// Indents the lines of a text. Strings have no line breaks, since JSON escapes them.
  private static func indented(_ text: [UInt8], _ level: Int) -> [UInt8] {
    let spaces = spaces(level)
    var result: [UInt8] = []
    result.reserveCapacity(text.count * 2)
    for byte in text {
      result.append(byte)
      if byte == UInt8(ascii: "\n") { result += spaces }
    }
    return result
  }

  static func spaces(_ level: Int) -> [UInt8] {
    [UInt8](repeating: UInt8(ascii: " "), count: indent * level)
  }
}

extension JSONValue {
  /// The value with numbers in the form that the AWS CLI prints.
  fileprivate var normalized: JSONValue {
    switch self {
    case .number(let number): .number(BigDecimal(number.normalizedText) ?? number)
    case .array(let elements): .array(elements.map(\.normalized))
    case .object(let members): .object(members.map { Member($0.name, $0.value.normalized) })
    default: self
    }
  }
}
