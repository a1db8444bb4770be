#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A rate that drops with throttling, grows back fast, flattens near the rate that was throttled,
/// and then grows beyond it.
///
/// Source: RFC 9438, section 4.2.
struct CubicRate {
  private static let scale = 0.4
  private static let beta = 0.7

  private var lastMaximum = 0.0
  private var lastThrottled: Double

  init(now: Double) {
    lastThrottled = now
  }

  /// Returns the rate after a time without throttling.
  func rate(at now: Double) -> Double {
    let sinceMaximum = now - lastThrottled - timeToMaximum
    return Self.scale * sinceMaximum * sinceMaximum * sinceMaximum + lastMaximum
  }

  /// Records throttling and returns the new rate.
  mutating func throttled(at now: Double, sending rate: Double) -> Double {
    lastMaximum = rate
    lastThrottled = now
    return rate * Self.beta
  }

  /// The seconds from throttling until the rate has recovered.
  private var timeToMaximum: Double {
    cbrt(lastMaximum * (1 - Self.beta) / Self.scale)
  }
}
