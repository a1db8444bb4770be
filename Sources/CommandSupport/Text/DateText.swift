#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

extension Date {
  /// The years 1 to 9999: a service can send a number that no calendar has.
  private static let readable = -62_135_596_800.0..<253_402_300_800.0

  /// The longest time that is worth showing, a century; also keeps the conversion from overflowing.
  private static let longest = 3_155_760_000.0

  private var wholeSeconds: Int? {
    let seconds = timeIntervalSince1970.rounded(.down)
    return Self.readable.contains(seconds) ? Int(seconds) : nil
  }

  /// The time of day in UTC, such as `12:48:12Z`.
  package var timeOfDay: String {
    guard let wholeSeconds else { return "--:--:--Z" }
    let second = ((wholeSeconds % 86400) + 86400) % 86400
    return [second / 3600, second / 60 % 60, second % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":") + "Z"
  }

  /// The date and the time of day in UTC, such as `2026-11-29 12:48:12Z`.
  package var dateAndTime: String {
    guard wholeSeconds != nil else { return "---------- --:--:--Z" }
    return formatted(.iso8601.year().month().day()) + " " + timeOfDay
  }

  /// The time that has passed since another date, not below zero.
  package func duration(since start: Date) -> Duration {
    let seconds = timeIntervalSince(start)
    return seconds > 0 ? .seconds(min(seconds, Self.longest)) : .zero
  }
}
