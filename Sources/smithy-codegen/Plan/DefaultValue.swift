import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A default value of the model as a Swift expression.
///
/// Source: Smithy 2.0 specification, "default trait".
struct DefaultValue {
  let model: Model

  /// The expression; `nil` if the default value is not of the type.
  func literal(_ value: Document, _ type: ValueType) -> String? {
    switch (type, value) {
    case (.string, .string(let text)): Literal.string(text)
    case (.stringEnum(let name), .string(let text)):
      "\(name)(rawValue: \(Literal.string(text)))"
    case (.integerEnum(let name), .number(let number)): "\(name)(rawValue: \(number.text))"
    case (.boolean, .bool(let value)): "\(value)"
    case (.integer, .number(let number)), (.float, .number(let number)),
      (.double, .number(let number)):
      number.text
    case (.bigInteger, .number(let number)): number.integer(Int64.self).map { "BigInteger(\($0))" }
    case (.bigDecimal, .number(let number)): number.integer(Int64.self).map { "BigDecimal(\($0))" }
    case (.timestamp, .number(let number)): "Date(timeIntervalSince1970: \(number.text))"
    case (.timestamp, .string(let text)): date(text)
    case (.blob, .string(let text)): blob(text)
    case (.stream, .string("")): "ByteStream.empty"
    case (.list, .list([])): "[]"
    case (.map, .map([:])): "[:]"
    case (.document, _): document(value)
    default: nil
    }
  }

  private func date(_ text: String) -> String? {
    guard let date = try? Date.ISO8601FormatStyle(includingFractionalSeconds: false).parse(text)
    else { return nil }
    return "Date(timeIntervalSince1970: \(date.timeIntervalSince1970))"
  }

  private func blob(_ text: String) -> String? {
    guard let data = Data(base64Encoded: text) else { return nil }
    return "[" + data.map { "\($0)" }.joined(separator: ", ") + "]"
  }

  private func document(_ value: Document) -> String? {
    switch value {
    case .bool(let value): "\(value)"
    case .number(let number): number.text
    case .string(let text): Literal.string(text)
    case .list([]): "[]"
    case .map([:]): "[:]"
    default: nil
    }
  }
}
