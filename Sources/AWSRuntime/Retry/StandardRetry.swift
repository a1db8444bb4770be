/// A retry strategy with exponential backoff and a quota for the client.
///
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior", standard mode.
public final class StandardRetry: RetryStrategy {
  /// The default of the maximum number of attempts.
  public static let defaultMaximumAttempts = 3

  /// The default of the retry quota.
  public static let defaultQuota = 500

  /// The default of the longest backoff.
  public static let defaultLongestBackoff = Duration.seconds(20)

  /// The amount that a call without a retry adds to the quota.
  private static let gain = 1

  /// The maximum number of attempts, including the first.
  public let maximumAttempts: Int

  private let revision: RetryRevision
  private let quota: RetryQuota
  private let backoff: Backoff

  /// Creates a strategy.
  ///
  /// - Parameters:
  ///   - maximumAttempts: The maximum number of attempts; values below one count as one.
  ///   - revision: The revision of the specification whose numbers apply.
  ///   - quota: The retry quota of the client.
  ///   - longestBackoff: The longest backoff. A service that asks for a longer delay gets up to five
  ///     seconds more.
  ///   - random: Returns a random number from zero to one.
  public init(
    maximumAttempts: Int = defaultMaximumAttempts, revision: RetryRevision = .version20,
    quota: Int = defaultQuota, longestBackoff: Duration = defaultLongestBackoff,
    random: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
  ) {
    self.maximumAttempts = max(1, maximumAttempts)
    self.revision = revision
    self.quota = RetryQuota(quota)
    backoff = Backoff(cap: longestBackoff, random: random)
  }

  /// The amount left of the quota.
  public var availableQuota: Int { quota.amount }

  /// The standard mode.
  public var mode: RetryMode? { .standard }

  /// Returns zero.
  public func delayBeforeAttempt() -> Duration { .zero }

  /// Returns another attempt if it may succeed and is safe, and attempts and quota are left.
  public func decide(
    after failure: AttemptFailure, attempt: Int, state: inout RetryState
  ) -> RetryDecision {
    guard failure.kind != .permanent else { return .stop(.permanent) }
    guard failure.isSafeToRepeat else { return .stop(.mayHaveExecuted) }
    guard attempt < maximumAttempts else { return .stop(.attempts) }
    let cost = revision.cost(of: failure.kind)
    guard quota.take(cost) else { return .stop(.quota) }
    state.cost = cost
    // The date is corrected already, so there is no reason to wait.
    if failure.kind == .clockSkew { return .retry(after: .zero) }
    return .retry(
      after: backoff.delay(
        base: revision.base(of: failure.kind), attempt: attempt, retryAfter: failure.retryAfter))
  }

  /// Gives back the cost of the last retry.
  public func withdraw(_ state: inout RetryState) {
    quota.giveBack(state.cost)
    state.cost = 0
  }

  /// Gives back the cost of the last retry, or a little if there was none.
  public func recordSuccess(_ state: RetryState) {
    quota.giveBack(state.cost > 0 ? state.cost : Self.gain)
  }
}
