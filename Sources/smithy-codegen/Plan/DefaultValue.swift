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
    case (.integerEnum(let name), .number(let number)):
      integer(number, .integer).map { "\(name)(rawValue: \($0))" }
    case (.boolean, .bool(let value)): "\(value)"
    case (.integer(let width), .number(let number)): integer(number, width)
    case (.float, .number(let number)): Float(number.double).isFinite ? number.text : nil
    case (.double, .number(let number)): fraction(number)
    case (.bigInteger, .number(let number)): number.integer(Int64.self).map { "BigInteger(\($0))" }
    case (.bigDecimal, .number(let number)): number.integer(Int64.self).map { "BigDecimal(\($0))" }
    case (.timestamp, .number(let number)):
      fraction(number).map { "Date(timeIntervalSince1970: \($0))" }
    case (.timestamp, .string(let text)): date(text)
    case (.blob, .string(let text)): blob(text)
    case (.stream, .string("")): "ByteStream.empty"
    case (.list, .list([])): "[]"
    case (.map, .map([:])): "[:]"
    case (.document, _): document(value)
    default: nil
    }
  }

  /// The literal of an integer; `nil` for a number with a point or an exponent, and for one that the
  /// type cannot hold, since neither compiles.
  private func integer(_ number: BigDecimal, _ width: IntegerWidth) -> String? {
    guard let value = number.integer(Int64.self), width.values.contains(value) else { return nil }
    return "\(value)"
  }

  private func fraction(_ number: BigDecimal) -> String? {
    number.double.isFinite ? number.text : nil
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
    case .number(let number): integer(number, .long) ?? fractionalDocument(number)
    case .string(let text): Literal.string(text)
    case .list([]): "[]"
    case .map([:]): "[:]"
    default: nil
    }
  }

  /// The literal of a document's number that is not an integer of 64 bits. Without a point or an
  /// exponent, it would be an integer to the compiler.
  private func fractionalDocument(_ number: BigDecimal) -> String? {
    let marks = [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")]
    return number.text.utf8.contains { marks.contains($0) } ? fraction(number) : nil
  }
}
