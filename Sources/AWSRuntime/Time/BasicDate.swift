#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The date format of `amz-sdk-request`, such as `20261125T190503Z`.
///
/// Source: ISO 8601, basic format.
enum BasicDate {
  static func format(_ date: Date) -> String {
    date.formatted(
      Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted, timeZone: .gmt))
  }
}
