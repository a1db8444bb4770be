#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// The seconds since 1970 that a date was made of.
package struct EpochSeconds {
  /// The seconds, with the fewest digits that make the same date.
  package let value: Double

  /// Nil when the date is not finite.
  package init?(_ date: Date) {
    let seconds = date.timeIntervalSince1970
    guard seconds.isFinite else { return nil }
    value = Self.shortest(seconds, for: date)
  }

  /// A `Date` counts from 2001 and so loses the last digits of a fraction long before it: the
  /// milliseconds or microseconds that make the same date are what it was made of.
  private static func shortest(_ seconds: Double, for date: Date) -> Double {
    for unit in [1e3, 1e6] {
      let rounded = (seconds * unit).rounded() / unit
      if Date(timeIntervalSince1970: rounded) == date { return rounded }
    }
    return seconds
  }
}
