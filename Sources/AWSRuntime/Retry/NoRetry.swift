/// A retry strategy that sends each request once.
public struct NoRetry: RetryStrategy {
  /// Creates the strategy.
  public init() {}

  /// `nil`: the user agent names no mode.
  public var mode: RetryMode? { nil }

  /// One.
  public var maximumAttempts: Int { 1 }

  /// Returns zero.
  public func delayBeforeAttempt() -> Duration { .zero }

  /// Returns that no attempt follows.
  public func decide(
    after failure: AttemptFailure, attempt: Int, state: inout RetryState
  ) -> RetryDecision {
    .stop(failure.kind == .permanent ? .permanent : .attempts)
  }

  /// Does nothing.
  public func recordSuccess(_ state: RetryState) {}
}
