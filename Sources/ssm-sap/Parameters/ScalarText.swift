import AWSShapes
import JMESPath

/// Text and numbers of the command line.
struct ScalarText {
  /// The option with its hyphens, for messages.
  let option: String

  /// The value that a word stands for.
  ///
  /// - Throws: ``ParameterError`` for a word that is not of the type.
  func value(of text: String, as type: ParameterType) throws(ParameterError) -> JSONValue {
    switch type {
    case .string: return .string(text)
    case .boolean:
      switch text.lowercased() {
      case "true": return .bool(true)
      case "false": return .bool(false)
      default: throw mismatch(text, type)
      }
    case .integer:
      guard let value = Int64(Self.trimmed(text)) else { throw mismatch(text, type) }
      return .number(BigDecimal(value))
    case .number:
      guard let value = Double(Self.trimmed(text)), let number = BigDecimal(value) else {
        throw mismatch(text, type)
      }
      return .number(number)
    case .list, .map, .structure: throw mismatch(text, type)
    }
  }

  private func mismatch(_ text: String, _ type: ParameterType) -> ParameterError {
    ParameterError(option, "expected \(type.description), found \"\(text)\"")
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let start = scalars.drop { $0.properties.isWhitespace }
    let end = start.reversed().drop { $0.properties.isWhitespace }
    return String(String.UnicodeScalarView(end.reversed()))
  }
}
