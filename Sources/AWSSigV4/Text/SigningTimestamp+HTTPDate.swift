extension SigningTimestamp {
  /// Reads the value of a `Date` field: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
  ///
  /// The two obsolete forms of that section are not supported, because no signer writes them. Some
  /// signers write the zone as in mail (RFC 5322, section 3.3), `-0000` or `+0000`, or use the form
  /// of `X-Amz-Date`.
  init?(parsingHTTPDate text: String) {
    if let timestamp = Self(parsing: TextPart(text)) {
      self = timestamp
      return
    }
    let bytes = text.utf8.span
    guard bytes.count > Self.zoneStart, bytes.equals(3..<5, ", "), bytes[7] == Ascii.space,
      bytes[11] == Ascii.space, bytes[16] == Ascii.space, bytes[19] == Ascii.colon,
      bytes[22] == Ascii.colon, bytes[25] == Ascii.space,
      Self.zones.contains(where: { bytes.equals(Self.zoneStart..<bytes.count, $0) }),
      let month = Self.months.firstIndex(where: { bytes.equals(8..<11, $0) }),
      let year = bytes.decimal(12..<16), let day = bytes.decimal(5..<7),
      let hour = bytes.decimal(17..<19), let minute = bytes.decimal(20..<22),
      let second = bytes.decimal(23..<25)
    else { return nil }
    self.init(
      year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
    let weekday = (self.day % 7 + 7) % 7
    guard bytes.equals(0..<3, Self.weekdays[weekday]) else { return nil }
  }

  private static let zoneStart = 26
  private static let zones = ["GMT", "-0000", "+0000"]
  /// 1970 began on a Thursday.
  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
