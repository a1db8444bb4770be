/// The standard retry strategy, with a request rate that follows the service's throttling.
///
/// Once throttled, a client sends no faster than the service allows. Throttling of one call slows
/// down all calls of the client, so use one client for each kind of resource.
///
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior", adaptive mode.
public final class AdaptiveRetry: RetryStrategy {
  private let standard: StandardRetry
  private let limiter: ClientRateLimiter

  /// Creates a strategy.
  ///
  /// - Parameters:
  ///   - standard: Decides about retries.
  ///   - clock: Measures the request rate.
  public init(
    _ standard: StandardRetry = StandardRetry(),
    clock: any MonotonicClock = SystemMonotonicClock()
  ) {
    self.standard = standard
    limiter = ClientRateLimiter(clock: clock)
  }

  /// The adaptive mode.
  public var mode: RetryMode? { .adaptive }

  /// The maximum number of attempts, with the first.
  public var maximumAttempts: Int { standard.maximumAttempts }

  /// Returns the time until the request rate allows another request; zero until the service has
  /// throttled a request.
  public func delayBeforeAttempt() -> Duration { limiter.reserve() }

  /// Returns the decision of the standard strategy.
  public func decide(
    after failure: AttemptFailure, attempt: Int, state: inout RetryState
  ) -> RetryDecision {
    limiter.record(isThrottled: failure.kind == .throttling)
    return standard.decide(after: failure, attempt: attempt, state: &state)
  }

  /// Gives back the cost of the last retry.
  public func withdraw(_ state: inout RetryState) {
    standard.withdraw(&state)
  }

  /// Updates quota and request rate.
  public func recordSuccess(_ state: RetryState) {
    limiter.record(isThrottled: false)
    standard.recordSuccess(state)
  }
}
