import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Dates as credential sources write them, such as `2026-01-31T08:30:00Z`.
///
/// Reads RFC 3339, section 5.6, and three forms that older tools write: `UTC` instead of `Z`, a
/// blank instead of `T`, and an offset without a colon.
enum InternetTime {
  /// The length of a date and time without fraction and zone.
  private static let zoneStart = "2026-01-31T08:30:00".utf8.count

  /// Returns the date that the text stands for, or `nil` for any other text.
  static func parse(_ text: String) -> Date? {
    var bytes = Array(text.utf8)
    guard bytes.count > zoneStart else { return nil }
    let separator = "2026-01-31".utf8.count
    if bytes[separator] == UInt8(ascii: " ") { bytes[separator] = UInt8(ascii: "T") }
    if bytes.suffix(3).elementsEqual("UTC".utf8) {
      bytes.removeLast(3)
      bytes.append(UInt8(ascii: "Z"))
    }
    if let sign = bytes.dropLast(4).last, isSign(sign),
      !bytes.suffix(4).contains(UInt8(ascii: ":"))
    {
      bytes.insert(UInt8(ascii: ":"), at: bytes.count - 2)
    }
    guard hasZone(bytes) else { return nil }
    return TimestampFormat.dateTime.date(from: String(decoding: bytes, as: UTF8.self))
  }

  /// Returns the date in whole seconds, as token caches hold it.
  static func text(_ date: Date) -> String {
    let seconds = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
    return TimestampFormat.dateTime.text(of: seconds) ?? "\(date)"
  }

  /// A time without a zone could be any: it is not guessed.
  private static func hasZone(_ bytes: [UInt8]) -> Bool {
    if bytes.last == UInt8(ascii: "Z") || bytes.last == UInt8(ascii: "z") { return true }
    return bytes.dropLast("00:00".utf8.count).last.map(isSign) ?? false
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }
}
