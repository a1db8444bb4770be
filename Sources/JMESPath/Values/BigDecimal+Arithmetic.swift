package import AWSShapes

extension BigDecimal {
  /// Whether the text has neither a point nor an exponent.
  package var isInteger: Bool {
    !text.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
  }

  func isEqual(to other: BigDecimal) -> Bool {
    if text.hasSameBytes(as: other.text) { return true }
    if isInteger, other.isInteger { return normalizedInteger == other.normalizedInteger }
    return double == other.double
  }

  func isLess(than other: BigDecimal) -> Bool {
    if let left = integer(Int64.self), let right = other.integer(Int64.self) { return left < right }
    return double < other.double
  }

  /// The text of an integer, without the sign of zero.
  private var normalizedInteger: String { text.hasSameBytes(as: "-0") ? "0" : text }

  /// Creates a number that has a point or an exponent; `nil` if the double is not finite.
  init?(floatingPoint value: Double) {
    guard value.isFinite else { return nil }
    self.init(value.shortestText)
  }

  /// The number as Python, and so the AWS CLI, prints it: an integer as it is, any other number with
  /// the fewest digits that read back as the same double.
  ///
  /// A number that is too large for a double keeps its text.
  package var normalizedText: String {
    if isInteger { return normalizedInteger }
    let value = double
    return value.isFinite ? value.shortestText : text
  }
}
