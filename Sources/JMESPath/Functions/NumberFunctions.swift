import AWSShapes

/// What functions do with numbers: whole numbers stay whole as long as 64 bits hold them.
enum NumberFunctions {
  static func number(from value: JSONValue) -> JSONValue {
    switch value {
    case .number: value
    case .string(let text): BigDecimal(text).map(JSONValue.number) ?? .null
    default: .null
    }
  }

  static func magnitude(of number: BigDecimal) -> BigDecimal {
    guard number.text.utf8.first == UInt8(ascii: "-") else { return number }
    return BigDecimal(String(number.text.dropFirst())) ?? number
  }

  static func rounded(
    _ number: BigDecimal, _ rule: FloatingPointRoundingRule
  ) -> BigDecimal {
    if number.isInteger { return number }
    let value = number.double.rounded(rule)
    if let whole = Int64(exactly: value) { return BigDecimal(whole) }
    return BigDecimal(floatingPoint: value) ?? number
  }

  static func average(of numbers: [JSONValue]) throws(JMESPathError) -> JSONValue {
    guard case .number(let sum) = try sum(of: numbers), !numbers.isEmpty else { return .null }
    return try floatingPoint(sum.double / Double(numbers.count))
  }

  static func sum(of numbers: [JSONValue]) throws(JMESPathError) -> JSONValue {
    if let whole = wholeSum(of: numbers) { return .number(BigDecimal(whole)) }
    var sum = 0.0
    for case .number(let number) in numbers { sum += number.double }
    return try floatingPoint(sum)
  }

  /// Returns the sum; `nil` if it or a number is not an integer of 64 bits.
  private static func wholeSum(of numbers: [JSONValue]) -> Int64? {
    var sum: Int64 = 0
    for case .number(let number) in numbers {
      guard let whole = number.integer(Int64.self) else { return nil }
      let (next, overflow) = sum.addingReportingOverflow(whole)
      if overflow { return nil }
      sum = next
    }
    return sum
  }

  private static func floatingPoint(_ value: Double) throws(JMESPathError) -> JSONValue {
    guard let number = BigDecimal(floatingPoint: value) else {
      throw JMESPathError("the sum of the numbers is too large")
    }
    return .number(number)
  }
}
