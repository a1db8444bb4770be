/// Sends each request once.
public struct NoRetry: RetryStrategy {
  /// The strategy.
  public init() {}

  /// None.
  public var mode: RetryMode? { nil }

  /// One.
  public var maximumAttempts: Int { 1 }

  /// No time.
  public func delayBeforeAttempt() -> Duration { .zero }

  /// Nothing follows.
  public func decide(
    after failure: AttemptFailure, attempt: Int, state: inout RetryState
  ) -> RetryDecision {
    .stop(failure.kind == .permanent ? .permanent : .attempts)
  }

  /// Takes no note.
  public func recordSuccess(_ state: RetryState) {}
}
