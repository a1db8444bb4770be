#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// A point in time in whole seconds, in the years 0 to 9999 of the Gregorian calendar (UTC).
///
/// The arithmetic is our own, because a formatter of Foundation costs more than a whole signature.
package struct SigningTimestamp: Sendable, Hashable {
  /// Seconds since the start of 1970.
  let seconds: Int

  static let secondsPerDay = 86_400
  /// The first second of the year 0.
  private static let minimum = -62_167_219_200
  /// The last second of the year 9999.
  private static let maximum = 253_402_300_799
  /// `YYYYMMDD'T'HHMMSS'Z'`
  static let textByteCount = 16

  init(seconds: Int) {
    self.seconds = seconds
  }

  package init(_ date: Date) throws(SigningError) {
    let interval = date.timeIntervalSince1970.rounded(.down)
    // Also false for what is not a number.
    guard interval >= Double(Self.minimum), interval <= Double(Self.maximum) else {
      throw .dateOutOfRange
    }
    seconds = Int(interval)
  }

  /// Reads `YYYYMMDD'T'HHMMSS'Z'`; `nil` for anything else, such as a date of 30 February.
  init?(parsing text: TextPart) {
    let bytes = text.text.utf8.span.extracting(text.range)
    guard bytes.count == Self.textByteCount, bytes[8] == UInt8(ascii: "T"),
      bytes[15] == UInt8(ascii: "Z"),
      let year = bytes.decimal(0..<4), let month = bytes.decimal(4..<6),
      let day = bytes.decimal(6..<8), let hour = bytes.decimal(9..<11),
      let minute = bytes.decimal(11..<13), let second = bytes.decimal(13..<15)
    else { return nil }
    self.init(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
  }

  /// Creates a timestamp from its parts; `nil` if there is no such date, such as 30 February.
  init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    guard (1...12).contains(month), day >= 1, hour < 24, minute < 60, second < 60 else {
      return nil
    }
    let days = Self.daysSinceEpoch(year: year, month: month, day: day)
    seconds = days * Self.secondsPerDay + hour * 3600 + minute * 60 + second
    // A day beyond the end of its month comes out as a day of the next.
    let civil = Self.civilDate(daysSinceEpoch: days)
    guard civil.month == month, civil.day == day else { return nil }
  }

  /// Reads `YYYYMMDD'T'HHMMSS'Z'`; `nil` for anything else.
  package init?(text: String) {
    self.init(parsing: TextPart(text))
  }

  /// Days since the start of 1970, rounded towards the past.
  var day: Int {
    let (quotient, remainder) = seconds.quotientAndRemainder(dividingBy: Self.secondsPerDay)
    return remainder < 0 ? quotient - 1 : quotient
  }

  package var date: Date { Date(timeIntervalSince1970: Double(seconds)) }

  /// `YYYYMMDD'T'HHMMSS'Z'`
  package var text: String {
    var bytes = InlineArray<16, UInt8>(repeating: 0)
    var position = 0
    var out = bytes.mutableSpan
    writeDay(to: &out, at: &position)
    writeTime(to: &out, at: &position)
    return bytes.span.text(0..<position)
  }

  /// `YYYYMMDD`
  var dayText: String {
    var bytes = InlineArray<8, UInt8>(repeating: 0)
    var position = 0
    var out = bytes.mutableSpan
    writeDay(to: &out, at: &position)
    return bytes.span.text(0..<position)
  }

  private func writeDay(to out: inout MutableSpan<UInt8>, at position: inout Int) {
    let civil = Self.civilDate(daysSinceEpoch: day)
    out.writeDecimal(civil.year, width: 4, at: &position)
    out.writeDecimal(civil.month, width: 2, at: &position)
    out.writeDecimal(civil.day, width: 2, at: &position)
  }

  /// Writes `'T'HHMMSS'Z'`.
  private func writeTime(to out: inout MutableSpan<UInt8>, at position: inout Int) {
    let secondOfDay = seconds - day * Self.secondsPerDay
    out.write(UInt8(ascii: "T"), at: &position)
    out.writeDecimal(secondOfDay / 3600, width: 2, at: &position)
    out.writeDecimal(secondOfDay / 60 % 60, width: 2, at: &position)
    out.writeDecimal(secondOfDay % 60, width: 2, at: &position)
    out.write(UInt8(ascii: "Z"), at: &position)
  }

  // The calendar repeats every 400 years. Years are counted from March, which puts the leap day at
  // a year's end and makes a month's first day a linear function of its number.
  private static let daysPerEra = 146_097
  /// Days from the first of March of the year 0 to the start of 1970.
  private static let daysToEpoch = 719_468

  private static func civilDate(daysSinceEpoch: Int) -> (year: Int, month: Int, day: Int) {
    let days = daysSinceEpoch + daysToEpoch
    // Before March of the year 0 the era is the one before.
    let era = (days >= 0 ? days : days - (daysPerEra - 1)) / daysPerEra
    let dayOfEra = days - era * daysPerEra
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / (daysPerEra - 1)) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }

  private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let era = (yearFromMarch >= 0 ? yearFromMarch : yearFromMarch - 399) / 400
    let yearOfEra = yearFromMarch - era * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * daysPerEra + dayOfEra - daysToEpoch
  }
}
