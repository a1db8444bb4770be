extension CalendarTime {
  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  // MARK: Writing

  /// Source: RFC 3339, section 5.6.
  var dateTime: String {
    let date = "\(Self.padded(year, to: 4))-\(Self.padded(month))-\(Self.padded(day))"
    return "\(date)T\(time)\(fraction.text)Z"
  }

  /// Source: RFC 9110, section 5.6.7, IMF-fixdate, which has no fractions.
  var httpDate: String {
    let date = "\(Self.padded(day)) \(Self.months[month - 1]) \(Self.padded(year, to: 4))"
    return "\(Self.weekdays[weekday]), \(date) \(time) GMT"
  }

  private var time: String {
    "\(Self.padded(hour)):\(Self.padded(minute)):\(Self.padded(second))"
  }

  private static func padded(_ number: Int, to width: Int = 2) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  // MARK: Reading

  init?(dateTime text: String) {
    self.init()
    var text = TextCursor(text)
    guard let year = text.number(digits: 4), text.skip("-"), let month = text.number(digits: 2),
      text.skip("-"), let day = text.number(digits: 2), text.skip("T") || text.skip("t"),
      readTime(&text), readOffset(&text), text.isAtEnd
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The day of the week is not compared with the date.
  init?(httpDate text: String) {
    self.init()
    var text = TextCursor(text)
    guard text.index(in: Self.weekdays) != nil, text.skip(", "),
      let day = text.number(digits: 2), text.skip(" "), let month = text.index(in: Self.months),
      text.skip(" "), let year = text.number(digits: 4), text.skip(" "), readTime(&text),
      text.skip(" GMT"), text.isAtEnd
    else { return nil }
    (self.year, self.month, self.day) = (year, month + 1, day)
  }

  private mutating func readTime(_ text: inout TextCursor) -> Bool {
    guard let hour = text.number(digits: 2), text.skip(":"), let minute = text.number(digits: 2),
      text.skip(":"), let second = text.number(digits: 2)
    else { return false }
    (self.hour, self.minute, self.second) = (hour, minute, second)
    guard text.skip(".") else { return true }
    guard let first = text.digit() else { return false }
    fraction.append(first)
    while let digit = text.digit() { fraction.append(digit) }
    return true
  }

  private mutating func readOffset(_ text: inout TextCursor) -> Bool {
    if text.skip("Z") || text.skip("z") { return true }
    let isEast = text.skip("+")
    guard isEast || text.skip("-"), let hours = text.number(digits: 2), hours < 24, text.skip(":"),
      let minutes = text.number(digits: 2), minutes < 60
    else { return false }
    offset = (hours * 60 + minutes) * (isEast ? 60 : -60)
    return true
  }
}

/// Reads a text from front to back.
private struct TextCursor {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = text[...].utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest.removeFirst(text.utf8.count)
    return true
  }

  mutating func digit() -> Int? {
    guard let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
      return nil
    }
    rest.removeFirst()
    return Int(byte - UInt8(ascii: "0"))
  }

  /// A number of exactly so many digits.
  mutating func number(digits: Int) -> Int? {
    var number = 0
    for _ in 0..<digits {
      guard let digit = digit() else { return nil }
      number = number * 10 + digit
    }
    return number
  }

  /// Which of the words stands here.
  mutating func index(in words: [String]) -> Int? {
    words.indices.first { skip(words[$0]) }
  }
}
