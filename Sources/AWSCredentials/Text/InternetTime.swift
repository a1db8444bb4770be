#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The format of dates in the sources of credentials, such as `2026-01-31T08:30:00Z`.
///
/// Source: RFC 3339, section 5.6. Caches of older tools have `UTC` in place of `Z`.
enum InternetTime {
  static func parse(_ text: String) -> Date? {
    var rest = text.utf8[...]
    guard let year = number(&rest, digits: 4), skip("-", &rest),
      let month = number(&rest, digits: 2), (1...12).contains(month), skip("-", &rest),
      let day = number(&rest, digits: 2), (1...31).contains(day),
      skip("T", &rest) || skip("t", &rest) || skip(" ", &rest),
      let hour = number(&rest, digits: 2), hour < 24, skip(":", &rest),
      let minute = number(&rest, digits: 2), minute < 60, skip(":", &rest),
      let second = number(&rest, digits: 2), second <= 60,
      let fraction = fraction(&rest), let offset = offset(rest)
    else { return nil }
    let days = daysSince1970(year: year, month: month, day: day)
    let seconds = ((days * 24 + hour) * 60 + minute) * 60 + second - offset
    return Date(timeIntervalSince1970: Double(seconds) + fraction)
  }

  /// Returns the time in whole seconds, in the format of the token caches.
  static func text(_ date: Date) -> String {
    date.formatted(.iso8601)
  }

  private static func skip(_ sign: Unicode.Scalar, _ rest: inout Substring.UTF8View) -> Bool {
    guard rest.first == UInt8(ascii: sign) else { return false }
    rest.removeFirst()
    return true
  }

  private static func number(_ rest: inout Substring.UTF8View, digits: Int) -> Int? {
    let text = rest.prefix(digits)
    guard text.count == digits, text.allSatisfy(isDigit) else { return nil }
    rest = rest.dropFirst(digits)
    return Int(Substring(text))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func fraction(_ rest: inout Substring.UTF8View) -> Double? {
    guard skip(".", &rest) else { return 0 }
    let digits = rest.prefix(while: isDigit)
    rest = rest.dropFirst(digits.count)
    return digits.isEmpty ? nil : Double("0.\(Substring(digits))")
  }

  /// Returns the offset from UTC in seconds, which is negative to the west.
  private static func offset(_ text: Substring.UTF8View) -> Int? {
    if ["Z", "z", "UTC"].contains(where: { text.elementsEqual($0.utf8) }) { return 0 }
    var rest = text
    let isBehind = skip("-", &rest)
    guard isBehind || skip("+", &rest), let hours = number(&rest, digits: 2), hours < 24 else {
      return nil
    }
    _ = skip(":", &rest)
    guard let minutes = number(&rest, digits: 2), minutes < 60, rest.isEmpty else { return nil }
    let seconds = (hours * 60 + minutes) * 60
    return isBehind ? -seconds : seconds
  }

  /// Days of the Gregorian calendar; years start in March, so that a leap day ends one.
  private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let daysBeforeYear = year * 365 + year / 4 - year / 100 + year / 400
    let daysBefore1970 = 719_468
    return daysBeforeYear + dayOfYear - daysBefore1970
  }
}
