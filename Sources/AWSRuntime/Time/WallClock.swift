#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A source of the current date, which signatures carry.
public protocol WallClock: Sendable {
  /// Returns the current date and time.
  func now() -> Date
}
