import AWSShapes

extension JSONScanner {
  /// Larger exponents make no difference: the number is zero or too large for any type.
  private static let largestExponent: UInt64 = 99_999

  /// Scans a number.
  ///
  /// Source: RFC 8259, section 6.
  ///
  /// - Parameter expected: What to call the value in the error if it is not a number.
  @inline(__always)
  mutating func scanNumber(
    expected: StaticString = "a value"
  ) throws(ShapeReadingError) -> JSONNumber {
    var number = JSONNumber()
    let start = offset
    number.isNegative = skip(.minus)
    let first = peek
    guard first.isASCIIDigit else { throw noNumber(expected, at: start, number.isNegative) }
    number.digitCount = scanDigits(into: &number.significand)
    if first == .zero, number.digitCount > 1 {
      throw ShapeReadingError(.malformed, "a number with a leading zero", offset: start)
    }
    if skip(.point) {
      number.isInteger = false
      let digits = scanDigits(into: &number.significand)
      guard digits > 0 else {
        throw malformed("a number without digits after its point", at: start)
      }
      number.digitCount &+= digits
      number.exponent = 0 &- digits
    }
    if peek | 0x20 == UInt8(ascii: "e") { try scanExponent(of: &number, at: start) }
    return number
  }

  @inline(never)
  private mutating func scanExponent(
    of number: inout JSONNumber, at start: Int
  ) throws(ShapeReadingError) {
    number.isInteger = false
    drop(1)
    let isNegative = skip(.minus)
    _ = isNegative || skip(.plus)
    guard peek.isASCIIDigit else {
      throw malformed("a number without digits in its exponent", at: start)
    }
    var exponent: UInt64 = 0
    while peek.isASCIIDigit {
      exponent = min(exponent * 10 + UInt64(peek - .zero), Self.largestExponent)
      drop(1)
    }
    number.exponent += isNegative ? -Int(exponent) : Int(exponent)
  }

  @inline(never)
  private func noNumber(
    _ expected: StaticString, at start: Int, _ isNegative: Bool
  ) -> ShapeReadingError {
    isNegative
      ? malformed("a number without digits", at: start) : mismatch(expected: expected)
  }

  /// Appends the digits that come next, eight at a time, and returns how many.
  @inline(__always)
  private mutating func scanDigits(into significand: inout UInt64) -> Int {
    let start = offset
    while true {
      let values = rest.word.digitValues
      let stops = values.digitStops
      guard stops == 0 else {
        let digits = stops.unmarkedBytes
        guard digits > 0 else { break }
        // Shifted to the top, the digits have zeros in front of them.
        let padded = values << UInt64(truncatingIfNeeded: 64 &- digits &* 8)
        significand = significand &* Self.powerOfTen(digits) &+ padded.eightDigits
        drop(digits)
        break
      }
      significand = significand &* 100_000_000 &+ values.eightDigits
      drop(8)
    }
    return offset &- start
  }

  @inline(__always)
  private static func powerOfTen(_ exponent: Int) -> UInt64 {
    switch exponent {
    case 1: 10
    case 2: 100
    case 3: 1000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    default: 10_000_000
    }
  }
}
