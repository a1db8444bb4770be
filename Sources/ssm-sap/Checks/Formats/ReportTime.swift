#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Times and durations in reports.
enum ReportTime {
  /// Returns a time in UTC as programs read it, such as `2026-11-29T12:00:00Z`.
  static func timestamp(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle())
  }

  /// Returns a time in UTC as people read it, such as `2026-11-29 12:00:00 UTC`.
  static func text(_ date: Date) -> String {
    date.formatted(
      Date.ISO8601FormatStyle(dateTimeSeparator: .space).year().month().day().time(
        includingFractionalSeconds: false)) + " UTC"
  }

  /// Returns a duration as people read it, such as `4 min 12 s`.
  static func text(_ duration: Duration) -> String {
    let seconds = duration.components.seconds
    guard seconds >= 60 else { return "\(decimal(duration, fraction: 1)) s" }
    return seconds < 3600
      ? "\(seconds / 60) min \(seconds % 60) s" : "\(seconds / 3600) h \(seconds / 60 % 60) min"
  }

  /// Returns the seconds of a duration with a number of decimals, which are cut off.
  static func decimal(_ duration: Duration, fraction: Int = 3) -> String {
    let (seconds, attoseconds) = duration.components
    let millis = String(1000 + attoseconds / 1_000_000_000_000_000).dropFirst()
    return "\(seconds).\(millis.prefix(fraction))"
  }
}
