extension CalendarTime {
  /// The date and time by RFC 3339, section 5.6.
  var dateTime: String {
    let date = "\(Self.padded(year, to: 4))-\(Self.padded(month))-\(Self.padded(day))"
    return "\(date)T\(timeText)\(fraction.text)Z"
  }

  /// Hours, minutes and seconds.
  var timeText: String {
    "\(Self.padded(hour)):\(Self.padded(minute)):\(Self.padded(second))"
  }

  static func padded(_ number: Int, to width: Int = 2) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  // MARK: Reading

  /// Creates a time from a date and time by RFC 3339, section 5.6.
  ///
  /// - Parameters:
  ///   - text: The date and time.
  ///   - isLenient: Whether to accept forms of ISO 8601 that RFC 3339 does not have: an offset
  ///     without its colon or minutes, no seconds, no offset, which means UTC, and a space in place
  ///     of the `T`.
  init?(dateTime text: String, isLenient: Bool = false) {
    self.init()
    var text = TextCursor(text)
    guard let year = text.number(digits: 4), text.skip("-"), let month = text.number(digits: 2),
      text.skip("-"), let day = text.number(digits: 2),
      text.skip("T") || text.skip("t") || isLenient && text.skip(" "),
      readTime(&text, needsSeconds: !isLenient), readOffset(&text, isLenient: isLenient),
      text.isAtEnd
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads hours, minutes and seconds, with an optional fraction of a second.
  mutating func readTime(_ text: inout TextCursor, needsSeconds: Bool = true) -> Bool {
    guard let hour = text.number(digits: 2), text.skip(":"), let minute = text.number(digits: 2)
    else { return false }
    (self.hour, self.minute) = (hour, minute)
    guard text.skip(":") else { return !needsSeconds }
    guard let second = text.number(digits: 2) else { return false }
    self.second = second
    guard text.skip(".") else { return true }
    guard let first = text.digit() else { return false }
    fraction.append(first)
    while let digit = text.digit() { fraction.append(digit) }
    return true
  }

  private mutating func readOffset(_ text: inout TextCursor, isLenient: Bool) -> Bool {
    if text.skip("Z") || text.skip("z") { return true }
    let isEast = text.skip("+")
    guard isEast || text.skip("-") else { return isLenient && text.isAtEnd }
    guard let hours = text.number(digits: 2), hours < 24 else { return false }
    var minutes = 0
    if !(isLenient && text.isAtEnd) {
      guard text.skip(":") || isLenient, let number = text.number(digits: 2), number < 60 else {
        return false
      }
      minutes = number
    }
    offset = (hours * 60 + minutes) * (isEast ? 60 : -60)
    return true
  }
}
