/// The grammar of JSON numbers.
///
/// Source: RFC 8259, section 6.
package enum NumberGrammar {
  /// Returns whether the text is an integer: an optional minus, then digits without leading zeros.
  static func isInteger(_ text: String) -> Bool {
    var rest = text.utf8[...]
    return dropInteger(&rest) && rest.isEmpty
  }

  /// Returns whether the text is a JSON number.
  static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    guard dropInteger(&rest) else { return false }
    if drop(".", &rest), !dropDigits(&rest) { return false }
    if drop("e", &rest) || drop("E", &rest) {
      _ = drop("+", &rest) || drop("-", &rest)
      guard dropDigits(&rest) else { return false }
    }
    return rest.isEmpty
  }

  // MARK: Whole numbers

  /// The most digits that an exponent may expand to. A peer could otherwise ask for gigabytes of
  /// zeros with a few bytes; no double has more digits before its point.
  private static let mostDigits = 400

  /// Returns the plain digits of a whole number that has a point or an exponent: `1.0` becomes `1`,
  /// `1e3` becomes `1000`.
  ///
  /// - Returns: `nil` if the text is not a JSON number, has a fraction, or has more than 400 digits.
  package static func wholeNumber(_ text: String) -> String? {
    guard isNumber(text) else { return nil }
    var rest = text.utf8[...]
    let isNegative = drop("-", &rest)
    let whole = takeDigits(&rest)
    let fraction = drop(".", &rest) ? takeDigits(&rest) : rest.prefix(0)
    var digits = Array((Array(whole) + Array(fraction)).drop { $0 == UInt8(ascii: "0") })
    if digits.isEmpty { return "0" }
    guard var power = exponent(rest) else { return nil }
    power -= fraction.count
    while digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      power += 1
    }
    guard power >= 0, digits.count + power <= mostDigits else { return nil }
    digits += [UInt8](repeating: UInt8(ascii: "0"), count: power)
    return (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
  }

  /// Returns the exponent in the rest of a number; `nil` if it is far beyond every type's range.
  private static func exponent(_ rest: Substring.UTF8View) -> Int? {
    rest.isEmpty ? 0 : Int32(Substring(rest.dropFirst())).map { Int($0) }
  }

  // MARK: Parts

  private static func dropInteger(_ rest: inout Substring.UTF8View) -> Bool {
    _ = drop("-", &rest)
    return drop("0", &rest) || dropDigits(&rest)
  }

  private static func drop(
    _ character: Unicode.Scalar, _ rest: inout Substring.UTF8View
  ) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// Drops the leading digits and returns whether there were any.
  private static func dropDigits(_ rest: inout Substring.UTF8View) -> Bool {
    !takeDigits(&rest).isEmpty
  }

  private static func takeDigits(_ rest: inout Substring.UTF8View) -> Substring.UTF8View {
    let digits = rest.prefix { $0.isASCIIDigit }
    rest = rest[digits.endIndex...]
    return digits
  }
}
