/// Standard retries, and a rate of sending that follows the service's throttling.
///
/// A client that was throttled once sends no faster than the service lets it. One client with this
/// strategy should call one kind of resource, as throttling of one call slows down the others.
///
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior", adaptive mode.
public final class AdaptiveRetry: RetryStrategy {
  private let standard: StandardRetry
  private let limiter: ClientRateLimiter

  /// A strategy.
  ///
  /// - Parameters:
  ///   - standard: Decides about retries.
  ///   - clock: Measures the rate of sending.
  public init(
    _ standard: StandardRetry = StandardRetry(),
    clock: any MonotonicClock = SystemMonotonicClock()
  ) {
    self.standard = standard
    limiter = ClientRateLimiter(clock: clock)
  }

  /// Adaptive.
  public var mode: RetryMode? { .adaptive }

  /// How many times a request is sent at most, the first time included.
  public var maximumAttempts: Int { standard.maximumAttempts }

  /// The time until the rate of sending allows one more; none before the service has throttled.
  public func delayBeforeAttempt() -> Duration { limiter.reserve() }

  /// What standard retries do.
  public func decide(
    after failure: AttemptFailure, attempt: Int, state: inout RetryState
  ) -> RetryDecision {
    limiter.record(isThrottled: failure.kind == .throttling)
    return standard.decide(after: failure, attempt: attempt, state: &state)
  }

  /// Takes note for quota and rate.
  public func recordSuccess(_ state: RetryState) {
    limiter.record(isThrottled: false)
    standard.recordSuccess(state)
  }
}
