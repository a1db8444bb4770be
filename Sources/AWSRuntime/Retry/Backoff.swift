/// The delay before another attempt.
///
/// Source: AWS Architecture Blog, "Exponential Backoff And Jitter" (full jitter).
struct Backoff: Sendable {
  /// How far the service's delay may exceed the computed one.
  private static let longestExtension = Duration.seconds(5)

  let cap: Duration
  let random: @Sendable () -> Double

  /// Returns a random part of a delay that doubles with each attempt up to the cap, or the delay
  /// that the service asks for, within bounds.
  func delay(base: Duration, attempt: Int, retryAfter: Duration?) -> Duration {
    // Beyond 2^32 every base exceeds every cap.
    let doublings = min(max(0, attempt - 1), 32)
    let whole = min(base * (1 << doublings), cap)
    let computed = whole * min(max(0, random()), 1)
    guard let retryAfter else { return computed }
    return min(max(computed, retryAfter), computed + Self.longestExtension)
  }
}
