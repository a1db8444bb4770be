/// A revision of AWS's specification of retries; the revisions differ in their numbers.
public struct RetryRevision: Sendable, Hashable {
  /// The first backoff.
  let base: Duration

  /// The first backoff after throttling.
  let throttlingBase: Duration

  /// The cost of a retry.
  let cost: Int

  /// The cost of a retry after a timeout.
  let timeoutCost: Int

  /// The cost of a retry after throttling.
  let throttlingCost: Int

  /// The default revision of the SDKs, with a first backoff of up to one second.
  public static let version20 = RetryRevision(
    base: .seconds(1), throttlingBase: .seconds(1), cost: 5, timeoutCost: 10, throttlingCost: 5)

  /// The revision of 2026, which SDKs enable with `AWS_NEW_RETRIES_2026`. Retries after failures
  /// start sooner than after throttling and cost more.
  public static let version21 = RetryRevision(
    base: .milliseconds(50), throttlingBase: .seconds(1), cost: 14, timeoutCost: 14,
    throttlingCost: 5)

  func cost(of kind: AttemptFailure.Kind) -> Int {
    switch kind {
    case .throttling: throttlingCost
    case .timeout: timeoutCost
    default: cost
    }
  }

  func base(of kind: AttemptFailure.Kind) -> Duration {
    kind == .throttling ? throttlingBase : base
  }
}
