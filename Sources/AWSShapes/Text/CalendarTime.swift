#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A time in the Gregorian calendar, to the microsecond.
///
/// It does its own arithmetic, because Foundation's calendar takes microseconds for each date.
struct CalendarTime {
  var year = 0
  /// From 1.
  var month = 1
  /// From 1.
  var day = 1
  var hour = 0
  var minute = 0
  /// Up to 60, for a leap second.
  var second = 0
  /// The fraction of the second.
  var fraction = DecimalFraction()
  /// Seconds east of UTC.
  var offset = 0

  init() {}

  // MARK: Conversion

  private static let secondsOfDay = 86_400
  /// The first seconds of the years 0 and 10000.
  private static let range = -62_167_219_200.0..<253_402_300_800.0
  private static let microseconds = 1_000_000.0

  /// Creates a time in UTC; `nil` if the date is outside of the years 0 to 9999.
  init?(_ date: Date) {
    guard let epoch = EpochSeconds(date), Self.range.contains(epoch.value) else { return nil }
    let whole = epoch.value.rounded(.down)
    var micros = Int(((epoch.value - whole) * Self.microseconds).rounded())
    var seconds = Int(whole)
    if micros == Int(Self.microseconds) {
      seconds += 1
      micros = 0
      guard Self.range.contains(Double(seconds)) else { return nil }
    }
    let days = seconds.dividedFloor(by: Self.secondsOfDay)
    let rest = seconds - days * Self.secondsOfDay
    self.init(daysSince1970: days)
    (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
    fraction = DecimalFraction(digits: micros, count: 6)
  }

  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`:
  /// years that start in March, in eras of 400 years.
  private init(daysSince1970 days: Int) {
    let shifted = days + 719_468
    let era = shifted.dividedFloor(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Source: the same, `days_from_civil`.
  private var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear.dividedFloor(by: 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Sunday is 0; 1970 began on a Thursday.
  var weekday: Int {
    let days = daysSince1970 + 4
    return days - days.dividedFloor(by: 7) * 7
  }

  /// The date; `nil` if there is no such day or time.
  var date: Date? {
    guard (1...12).contains(month), (1...daysOfMonth).contains(day), (0..<24).contains(hour),
      (0..<60).contains(minute), (0...60).contains(second)
    else { return nil }
    let seconds = daysSince1970 * Self.secondsOfDay + hour * 3600 + minute * 60 + second - offset
    return Date(timeIntervalSince1970: fraction.added(to: seconds))
  }

  private var daysOfMonth: Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeapYear ? 29 : 28
    default: 31
    }
  }

  private var isLeapYear: Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

extension Int {
  fileprivate func dividedFloor(by divisor: Int) -> Int {
    let quotient = self / divisor
    return quotient * divisor > self ? quotient - 1 : quotient
  }
}
