/// What a scanned number is made of.
struct JSONNumberToken {
  var isNegative = false
  /// Whether there is neither fraction nor exponent.
  var isInteger = true
  /// The digits as one number; meaningless when there are more than `exactDigits`.
  var significand: UInt64 = 0
  var digitCount = 0
  var fractionDigits = 0
  var hasExponent = false

  /// A `UInt64` of so many digits is below 2^53, so a double holds it exactly.
  static let exactDigits = 15

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  mutating func append(digit: UInt8) {
    significand = significand &* 10 &+ UInt64(digit &- .zero)
    digitCount += 1
  }

  /// The nearest double where one exact division gives it; nil where it takes more.
  ///
  /// Source: Clinger, "How to read floating point numbers accurately", 1990: both operands are
  /// exact, so the division rounds once.
  var exactDouble: Double? {
    guard !hasExponent, digitCount <= Self.exactDigits else { return nil }
    let value = Double(significand) / Self.powersOfTen[fractionDigits]
    return isNegative ? -value : value
  }
}
