#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// How a moment in time is written.
///
/// Source: Smithy 2.0 specification, "timestampFormat trait".
public enum TimestampFormat: Sendable, Hashable {
  /// Seconds since 1970 as a number, possibly with a fraction.
  case epochSeconds
  /// Date and time by RFC 3339, such as `1985-04-12T23:20:50.52Z`.
  case dateTime
  /// The date of an HTTP header by RFC 9110, such as `Tue, 29 Apr 2014 18:30:38 GMT`.
  case httpDate
}

extension TimestampFormat {
  /// The moment as text, to the microsecond, an HTTP date to the second; nil when the format
  /// cannot hold it: only the years 0 to 9999 have a date, and no infinite moment has a text.
  public func text(of moment: Date) -> String? {
    switch self {
    case .epochSeconds: EpochSeconds(moment).map(\.value.wireText)
    case .dateTime: CalendarTime(moment)?.dateTime
    case .httpDate: CalendarTime(moment)?.httpDate
    }
  }

  /// The moment that the text writes; nil when it is not written so.
  ///
  /// A date and time may have any offset from UTC, and either date a fraction of a second.
  public func date(from text: String) -> Date? {
    switch self {
    case .epochSeconds:
      guard NumberGrammar.isNumber(text), let seconds = Double(text), seconds.isFinite else {
        return nil
      }
      return Date(timeIntervalSince1970: seconds)
    case .dateTime: return CalendarTime(dateTime: text)?.date
    case .httpDate: return CalendarTime(httpDate: text)?.date
    }
  }
}
