import CommandSupport

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Times and durations for programs that read a report.
enum ReportTime {
  /// The years 1 to 9999: a service can send a number that no calendar has.
  private static let readable = -62_135_596_800.0..<253_402_300_800.0

  /// Returns a time in UTC, such as `2026-11-29T12:00:00Z`; `nil` for one outside of the calendar.
  static func timestamp(_ date: Date) -> String? {
    guard readable.contains(date.timeIntervalSince1970) else { return nil }
    return date.formatted(.iso8601)
  }

  /// Returns the seconds of a duration with three decimals; further ones are cut off.
  static func seconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let millis = String(1000 + attoseconds / 1_000_000_000_000_000).dropFirst()
    return "\(seconds).\(millis)"
  }
}
