/// A decimal number of any size and precision, kept as its text.
///
/// There is no arithmetic: it carries a number from and to the wire without loss. Two of them are
/// equal when their texts are: `1.0` and `1.00` differ, for they differ in precision.
///
/// Source: Smithy 2.0 specification, "Simple types", "BigDecimal".
public struct BigDecimal: Sendable, Hashable {
  /// The number as JSON writes numbers (RFC 8259, section 6).
  public let text: String

  /// The number that the text writes; nil when it is not written as JSON writes numbers.
  public init?(_ text: String) {
    guard NumberGrammar.isNumber(text) else { return nil }
    self.text = text
  }

  /// A number from one of the language's integers.
  public init(_ value: some BinaryInteger) {
    text = String(value)
  }

  /// The number with the fewest digits that read back as the same double; nil when it is not
  /// finite.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = value.wireText
  }

  /// The whole number, where it is written as one and the type can hold it.
  public func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer? {
    Integer(text)
  }

  /// The nearest double; infinite when the number is beyond the range of doubles.
  public var double: Double { Double(text) ?? .nan }
}

extension BigDecimal: CustomStringConvertible {
  /// The number as JSON writes numbers.
  public var description: String { text }
}
