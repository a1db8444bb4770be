/// Decides whether and when a failed attempt is followed by another.
///
/// One strategy serves a client, and remembers what happened to all of its calls. Choose
/// ``StandardRetry``, ``AdaptiveRetry`` or ``NoRetry``, or conform a type of your own.
///
/// Whatever a strategy decides, the pipeline never sends a request again when the service may have
/// executed it and the operation must not be repeated.
public protocol RetryStrategy: Sendable {
  /// The mode that the user agent tells; nil where it is none of AWS's.
  var mode: RetryMode? { get }

  /// How many times a request is sent at most, the first time included; at least one.
  var maximumAttempts: Int { get }

  /// How long the next attempt has to wait before it is sent.
  func delayBeforeAttempt() -> Duration

  /// What follows a failed attempt.
  ///
  /// - Parameters:
  ///   - failure: Why it failed.
  ///   - attempt: Which attempt it was, from one.
  ///   - state: What the strategy keeps of the call.
  func decide(
    after failure: AttemptFailure, attempt: Int, state: inout RetryState
  ) -> RetryDecision

  /// Takes note that an attempt has succeeded.
  func recordSuccess(_ state: RetryState)
}

/// What a retry strategy keeps of one call.
public struct RetryState: Sendable, Hashable {
  /// What the call's last retry has taken from the quota.
  public var cost = 0

  /// The state before the first attempt.
  public init() {}
}
