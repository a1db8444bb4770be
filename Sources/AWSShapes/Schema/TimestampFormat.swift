#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The text format of a timestamp.
///
/// Source: Smithy 2.0 specification, "timestampFormat trait".
public enum TimestampFormat: Sendable, Hashable {
  /// Seconds since 1970 as a number, possibly with a fraction.
  case epochSeconds
  /// Date and time by RFC 3339, such as `1985-04-12T23:20:50.52Z`.
  case dateTime
  /// The date of an HTTP header field by RFC 9110, such as `Tue, 29 Apr 2014 18:30:38 GMT`.
  case httpDate
}

extension TimestampFormat {
  /// Returns the date as text: to the second for an HTTP date, else to the microsecond.
  ///
  /// - Returns: `nil` if the date is not finite or, for the calendar formats, outside of the years 0
  ///   to 9999.
  public func text(of date: Date) -> String? {
    switch self {
    case .epochSeconds: EpochSeconds(date).map(\.value.wireText)
    case .dateTime: CalendarTime(date)?.dateTime
    case .httpDate: CalendarTime(date)?.httpDate
    }
  }

  /// Returns the date that the text stands for.
  ///
  /// A date and time may have any offset from UTC. An HTTP date may have any of the three formats
  /// that RFC 9110, section 5.6.7, requires recipients to accept. Both may have a fraction of a
  /// second.
  ///
  /// - Returns: `nil` if the text does not have this format.
  public func date(from text: String) -> Date? {
    date(from: text, now: Date())
  }

  /// Returns the date that the text stands for.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - now: The current time, which decides the century of a year of two digits.
  package func date(from text: String, now: @autoclosure () -> Date) -> Date? {
    switch self {
    case .epochSeconds:
      guard NumberGrammar.isNumber(text), let seconds = Double(text), seconds.isFinite else {
        return nil
      }
      return Date(timeIntervalSince1970: seconds)
    case .dateTime: return CalendarTime(dateTime: text)?.date
    case .httpDate: return CalendarTime(httpDate: text, now: CalendarTime(now()))?.date
    }
  }

  /// Returns the date that the text stands for: in this format or else in any of the three, as
  /// services do not always send the one that their model names.
  ///
  /// A date and time may also lack the offset, which then is UTC, the colon of the offset, or the
  /// seconds.
  package func lenientDate(from text: String) -> Date? {
    if let date = date(from: text) { return date }
    if let time = CalendarTime(dateTime: text, isLenient: true) { return time.date }
    return Self.httpDate.date(from: text) ?? Self.epochSeconds.date(from: text)
  }
}
