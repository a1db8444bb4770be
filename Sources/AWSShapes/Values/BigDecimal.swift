/// A decimal number of any size and precision, kept as text.
///
/// The type has no arithmetic; it transfers numbers without loss. Two numbers are equal if their
/// texts are: `1.0` and `1.00` differ in precision, so they are not equal.
///
/// Source: Smithy 2.0 specification, "Simple types", "BigDecimal".
public struct BigDecimal: Sendable, Hashable {
  /// The number as a JSON number (RFC 8259, section 6).
  public let text: String

  /// Creates a number from its text; `nil` if the text is not a JSON number.
  public init?(_ text: String) {
    guard NumberGrammar.isNumber(text) else { return nil }
    self.text = text
  }

  /// Creates a number from an integer.
  public init(_ value: some BinaryInteger) {
    text = String(value)
  }

  /// Creates the number with the fewest digits that read back as the same double; `nil` if the
  /// double is not finite.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = value.wireText
  }

  /// Returns the number as an integer; `nil` if its text has a point or an exponent, or if the type
  /// cannot hold it.
  public func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer? {
    Integer(text)
  }

  /// The nearest double, which is infinite if the number is out of range.
  public var double: Double { Double(text) ?? .nan }
}

extension BigDecimal: CustomStringConvertible {
  /// The number as a JSON number.
  public var description: String { text }
}
