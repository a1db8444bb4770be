#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Tells what time it is; a signature carries it.
public protocol WallClock: Sendable {
  /// The present.
  func now() -> Date
}
