// Dates in HTTP header fields.
//
// Source: RFC 9110, section 5.6.7: a recipient accepts three formats, a sender writes the first.

extension CalendarTime {
  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let longWeekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The date as an IMF-fixdate, which has no fraction of a second.
  var httpDate: String {
    let date = "\(Self.padded(day)) \(Self.months[month - 1]) \(Self.padded(year, to: 4))"
    return "\(Self.weekdays[weekday]), \(date) \(timeText) GMT"
  }

  // MARK: Reading

  /// Creates a time from an HTTP date in any of the three formats. The day of the week is not
  /// compared with the date.
  ///
  /// - Parameters:
  ///   - text: The date.
  ///   - now: The current time, which decides the century of a year of two digits.
  init?(httpDate text: String, now: @autoclosure () -> CalendarTime?) {
    if let time = Self(fixdate: text) ?? Self(asctimeDate: text) {
      self = time
    } else if let time = Self(rfc850Date: text, now: now) {
      self = time
    } else {
      return nil
    }
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`
  private init?(fixdate text: String) {
    self.init()
    var text = TextCursor(text)
    guard text.index(in: Self.weekdays) != nil, text.skip(", "),
      let day = text.number(digits: 2), text.skip(" "), let month = text.index(in: Self.months),
      text.skip(" "), let year = text.number(digits: 4), text.skip(" "), readTime(&text),
      text.skip(" GMT"), text.isAtEnd
    else { return nil }
    (self.year, self.month, self.day) = (year, month + 1, day)
  }

  /// `Sun Nov  6 08:49:37 1994`
  private init?(asctimeDate text: String) {
    self.init()
    var text = TextCursor(text)
    guard text.index(in: Self.weekdays) != nil, text.skip(" "),
      let month = text.index(in: Self.months), text.skip(" "),
      let day = text.skip(" ") ? text.number(digits: 1) : text.number(digits: 2),
      text.skip(" "), readTime(&text), text.skip(" "), let year = text.number(digits: 4),
      text.isAtEnd
    else { return nil }
    (self.year, self.month, self.day) = (year, month + 1, day)
  }

  /// `Sunday, 06-Nov-94 08:49:37 GMT`
  private init?(rfc850Date text: String, now: () -> CalendarTime?) {
    self.init()
    var text = TextCursor(text)
    guard text.index(in: Self.longWeekdays) != nil, text.skip(", "),
      let day = text.number(digits: 2), text.skip("-"), let month = text.index(in: Self.months),
      text.skip("-"), let year = text.number(digits: 2), text.skip(" "), readTime(&text),
      text.skip(" GMT"), text.isAtEnd, let now = now()
    else { return nil }
    (self.year, self.month, self.day) = (year, month + 1, day)
    chooseCentury(now)
  }

  /// Makes the year of two digits the latest one that is not more than 50 years ahead.
  private mutating func chooseCentury(_ now: CalendarTime) {
    let latest = now.year + 50
    year += latest / 100 * 100
    let isTooLate =
      (year, month, day, hour, minute, second)
      > (latest, now.month, now.day, now.hour, now.minute, now.second)
    if isTooLate { year -= 100 }
  }
}
