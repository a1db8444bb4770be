#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// The seconds since 1970 that a date was made of.
package struct EpochSeconds {
  /// The seconds, with the fewest digits that make the same date.
  package let value: Double

  /// The same in milliseconds, when they are whole and few enough to be exact.
  package var milliseconds: Int64? {
    let scaled = (value * 1e3).rounded()
    guard scaled.magnitude < Self.exactLimit, scaled / 1e3 == value else { return nil }
    return Int64(scaled)
  }

  /// Decimals of 15 digits are all different as doubles.
  private static let exactLimit = 1e15

  /// Nil when the date is not finite.
  package init?(_ date: Date) {
    let seconds = date.timeIntervalSince1970
    guard seconds.isFinite else { return nil }
    value = Self.shortest(seconds, for: date)
  }

  /// A `Date` counts from 2001 and so loses the last digits of a fraction long before it: the
  /// milliseconds or microseconds that make the same date are what it was made of.
  private static func shortest(_ seconds: Double, for date: Date) -> Double {
    if let value = rounded(seconds, by: 1e3, for: date) { return value }
    return rounded(seconds, by: 1e6, for: date) ?? seconds
  }

  private static func rounded(_ seconds: Double, by unit: Double, for date: Date) -> Double? {
    let rounded = (seconds * unit).rounded() / unit
    return Date(timeIntervalSince1970: rounded) == date ? rounded : nil
  }
}
