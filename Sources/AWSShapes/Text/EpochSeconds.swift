#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// The seconds since 1970 that a date was created from.
package struct EpochSeconds {
  /// The seconds, with the fewest digits that give the same date.
  package let value: Double

  /// The time in milliseconds, if that is a whole number which a double holds exactly.
  package var milliseconds: Int64? {
    let scaled = (value * 1e3).rounded()
    guard scaled.magnitude < Self.exactLimit, scaled / 1e3 == value else { return nil }
    return Int64(scaled)
  }

  /// Doubles can tell all decimals of 15 digits apart.
  private static let exactLimit = 1e15

  /// Creates the seconds of a date; `nil` if it is not finite.
  package init?(_ date: Date) {
    let seconds = date.timeIntervalSince1970
    guard seconds.isFinite else { return nil }
    value = Self.shortest(seconds, for: date)
  }

  /// Returns the milliseconds or microseconds that give the same date, if there are any.
  ///
  /// A `Date` counts seconds from 2001, and so loses the last digits of a fraction of a second.
  private static func shortest(_ seconds: Double, for date: Date) -> Double {
    if let value = rounded(seconds, by: 1e3, for: date) { return value }
    return rounded(seconds, by: 1e6, for: date) ?? seconds
  }

  private static func rounded(_ seconds: Double, by unit: Double, for date: Date) -> Double? {
    let rounded = (seconds * unit).rounded() / unit
    return Date(timeIntervalSince1970: rounded) == date ? rounded : nil
  }
}
