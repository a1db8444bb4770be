/// The digits after the point of a decimal number.
struct DecimalFraction {
  private(set) var digits = 0
  private(set) var count = 0

  /// The most digits that make a difference in a date; further ones are dropped.
  private static let most = 9

  init() {}

  /// Creates a fraction without trailing zeros.
  init(digits: Int, count: Int) {
    self.digits = digits
    self.count = digits == 0 ? 0 : count
    while self.digits != 0, self.digits % 10 == 0 {
      self.digits /= 10
      self.count -= 1
    }
  }

  mutating func append(_ digit: Int) {
    guard count < Self.most else { return }
    digits = digits * 10 + digit
    count += 1
  }

  private var denominator: Int {
    (0..<count).reduce(1) { product, _ in product * 10 }
  }

  /// Returns the nearest double to the sum. Below 2^53, one division computes it exactly.
  func added(to seconds: Int) -> Double {
    let (scaled, isLarge) = seconds.multipliedReportingOverflow(by: denominator)
    let (sum, isLarger) = scaled.addingReportingOverflow(digits)
    guard !isLarge, !isLarger, sum.magnitude < 1 << 53 else {
      return Double(seconds) + Double(digits) / Double(denominator)
    }
    return Double(sum) / Double(denominator)
  }

  /// A point and the digits; empty if there are none.
  var text: String {
    if count == 0 { return "" }
    let text = String(digits)
    return "." + String(repeating: "0", count: count - text.utf8.count) + text
  }
}
