/// Which revision of AWS's specification of retries counts: its numbers differ.
public struct RetryRevision: Sendable, Hashable {
  /// The first back-off.
  let base: Duration

  /// The first back-off after throttling.
  let throttlingBase: Duration

  /// What a retry takes from the quota.
  let cost: Int

  /// What a retry after a time-out takes from the quota.
  let timeoutCost: Int

  /// What a retry after throttling takes from the quota.
  let throttlingCost: Int

  /// The revision that SDKs have by default: the first back-off is up to a second long.
  public static let version20 = RetryRevision(
    base: .seconds(1), throttlingBase: .seconds(1), cost: 5, timeoutCost: 10, throttlingCost: 5)

  /// The revision of 2026, which SDKs have behind `AWS_NEW_RETRIES_2026`: it retries sooner after
  /// a failure than after throttling, and pays more for it.
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
