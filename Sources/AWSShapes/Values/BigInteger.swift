/// An integer of any size, kept as text.
///
/// The type has no arithmetic; it transfers numbers without loss. Two numbers are equal if their
/// texts are.
///
/// Source: Smithy 2.0 specification, "Simple types", "BigInteger".
public struct BigInteger: Sendable, Hashable {
  /// The number in decimal: an optional minus sign, then digits without leading zeros.
  public let text: String

  /// Creates a number from its text; `nil` if the text is not an integer.
  ///
  /// - Parameter text: An optional minus sign, then digits without leading zeros.
  public init?(_ text: String) {
    guard NumberGrammar.isInteger(text) else { return nil }
    self.text = text
  }

  /// Creates a number from an integer.
  public init(_ value: some BinaryInteger) {
    text = String(value)
  }

  /// Returns the number as an integer; `nil` if the type cannot hold it.
  public func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer? {
    Integer(text)
  }
}

extension BigInteger: CustomStringConvertible, ExpressibleByIntegerLiteral {
  /// The number in decimal.
  public var description: String { text }

  /// Creates a number from a literal.
  public init(integerLiteral value: Int) { self.init(value) }
}
