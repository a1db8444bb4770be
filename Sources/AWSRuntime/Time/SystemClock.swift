#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The machine's clock.
public struct SystemClock: WallClock {
  /// Creates the clock.
  public init() {}

  /// Returns the current date and time.
  public func now() -> Date { Date() }
}
