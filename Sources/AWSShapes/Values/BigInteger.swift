/// An integer of any size, kept as its text.
///
/// There is no arithmetic: it carries a number from and to the wire without loss. Two of them are
/// equal when their texts are.
///
/// Source: Smithy 2.0 specification, "Simple types", "BigInteger".
public struct BigInteger: Sendable, Hashable {
  /// The number in decimal: an optional minus, then digits without leading zeros.
  public let text: String

  /// The number that the text writes; nil when it is no integer.
  ///
  /// - Parameter text: An optional minus, then digits without leading zeros.
  public init?(_ text: String) {
    guard NumberGrammar.isInteger(text) else { return nil }
    self.text = text
  }

  /// A number from the language's own.
  public init(_ value: some BinaryInteger) {
    text = String(value)
  }

  /// The number, where the type can hold it.
  public func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer? {
    Integer(text)
  }
}

extension BigInteger: CustomStringConvertible, ExpressibleByIntegerLiteral {
  /// The number in decimal.
  public var description: String { text }

  /// A number from a literal.
  public init(integerLiteral value: Int) { self.init(value) }
}
