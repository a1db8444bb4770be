/// How numbers are written.
///
/// Source: RFC 8259, section 6.
enum NumberGrammar {
  static func isInteger(_ text: String) -> Bool {
    var rest = text.utf8[...]
    return dropInteger(&rest) && rest.isEmpty
  }

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

  /// Whether there was at least one.
  private static func dropDigits(_ rest: inout Substring.UTF8View) -> Bool {
    let count = rest.count
    rest = rest.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return rest.count < count
  }
}
