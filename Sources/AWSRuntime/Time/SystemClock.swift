#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The clock of the machine.
public struct SystemClock: WallClock {
  /// The clock.
  public init() {}

  /// The present.
  public func now() -> Date { Date() }
}
