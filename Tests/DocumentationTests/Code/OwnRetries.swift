import SsmSap

/// Retries throttled requests, a second apart.
struct OnlyThrottling: RetryStrategy {
  var mode: RetryMode? { nil }
  let maximumAttempts = 10

  func delayBeforeAttempt() -> Duration { .zero }

  func decide(
    after failure: AttemptFailure, attempt: Int, state: inout RetryState
  ) -> RetryDecision {
    guard failure.kind == .throttling else { return .stop(.permanent) }
    return attempt < maximumAttempts ? .retry(after: .seconds(1)) : .stop(.attempts)
  }

  func recordSuccess(_ state: RetryState) {}
}
