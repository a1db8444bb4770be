/// Retries what may go well the next time: with back-off, and within a quota of the client.
///
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior", standard mode.
public final class StandardRetry: RetryStrategy {
  /// How many times a request is sent at most, unless set.
  public static let defaultMaximumAttempts = 3

  /// What all retries of a client may cost together, unless set.
  public static let defaultQuota = 500

  /// The longest back-off, unless set.
  public static let defaultLongestBackoff = Duration.seconds(20)

  /// What a call that needed no retry gives back to the quota.
  private static let gain = 1

  /// How many times a request is sent at most, the first time included.
  public let maximumAttempts: Int

  private let revision: RetryRevision
  private let quota: RetryQuota
  private let backoff: Backoff

  /// A strategy.
  ///
  /// - Parameters:
  ///   - maximumAttempts: How many times a request is sent at most; less than one counts as one.
  ///   - revision: Whose numbers count.
  ///   - quota: What all retries together may cost.
  ///   - longestBackoff: The longest back-off; a service that asks for more gets up to five seconds
  ///     more.
  ///   - random: Draws a number from zero to one.
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

  /// What is left of the quota.
  public var availableQuota: Int { quota.amount }

  /// Standard.
  public var mode: RetryMode? { .standard }

  /// No time.
  public func delayBeforeAttempt() -> Duration { .zero }

  /// Another attempt where it may go well, is safe, and attempts and quota are left.
  public func decide(
    after failure: AttemptFailure, attempt: Int, state: inout RetryState
  ) -> RetryDecision {
    guard failure.kind != .permanent else { return .stop(.permanent) }
    guard failure.isSafeToRepeat else { return .stop(.mayHaveExecuted) }
    guard attempt < maximumAttempts else { return .stop(.attempts) }
    let cost = revision.cost(of: failure.kind)
    guard quota.take(cost) else { return .stop(.quota) }
    state.cost = cost
    // What was wrong is put right already: there is nothing to wait for.
    if failure.kind == .clockSkew { return .retry(after: .zero) }
    return .retry(
      after: backoff.delay(
        base: revision.base(of: failure.kind), attempt: attempt, retryAfter: failure.retryAfter))
  }

  /// Gives back what the last retry has cost, or a little where there was none.
  public func recordSuccess(_ state: RetryState) {
    quota.giveBack(state.cost > 0 ? state.cost : Self.gain)
  }
}
