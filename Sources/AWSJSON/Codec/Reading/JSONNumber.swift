/// A number that was scanned.
struct JSONNumber {
  var isNegative = false
  /// Whether the number has neither a fraction nor an exponent.
  var isInteger = true
  /// The digits as one number; meaningless if there are more than `exactDigits`.
  var significand: UInt64 = 0
  var digitCount = 0
  /// The power of ten to multiply the significand with.
  var exponent = 0

  /// A `UInt64` holds every number of so many digits.
  private static let exactDigits = 19
  /// A double holds every whole number up to this.
  private static let largestWhole: UInt64 = 1 << 53
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The value, if the number is an integer without an exponent and fits into 64 bits.
  @inline(__always)
  var int64: Int64? {
    guard isInteger, digitCount <= Self.exactDigits else { return nil }
    if !isNegative { return Int64(exactly: significand) }
    return significand <= 1 << 63 ? Int64(truncatingIfNeeded: 0 &- significand) : nil
  }

  /// The nearest double, if one exact operation computes it.
  ///
  /// Source: Clinger, "How to read floating point numbers accurately", 1990: both operands are
  /// exact, so the multiplication or division rounds once.
  @inline(__always)
  var exactDouble: Double? {
    guard digitCount <= Self.exactDigits, significand <= Self.largestWhole,
      exponent > -Self.powersOfTen.count, exponent < Self.powersOfTen.count
    else { return nil }
    let power = Self.powersOfTen[abs(exponent)]
    let value = Double(significand)
    let magnitude = exponent < 0 ? value / power : value * power
    return isNegative ? -magnitude : magnitude
  }
}
