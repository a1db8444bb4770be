/// Decides whether and when another attempt follows a failed one.
///
/// One strategy serves a client and keeps track of all of its calls. Choose ``StandardRetry``,
/// ``AdaptiveRetry`` or ``NoRetry``, or conform a type of your own.
///
/// Whatever a strategy decides, the pipeline never repeats a request that the service may have
/// executed if the operation must not be executed twice.
public protocol RetryStrategy: Sendable {
  /// The mode for the user agent; `nil` for a custom strategy.
  var mode: RetryMode? { get }

  /// The maximum number of attempts, with the first; at least one.
  var maximumAttempts: Int { get }

  /// Returns how long to wait before the next attempt is sent.
  func delayBeforeAttempt() -> Duration

  /// Decides what follows a failed attempt.
  ///
  /// - Parameters:
  ///   - failure: The class of the failure.
  ///   - attempt: The number of the attempt, from one.
  ///   - state: The strategy's state of the call.
  func decide(
    after failure: AttemptFailure, attempt: Int, state: inout RetryState
  ) -> RetryDecision

  /// Takes back a granted retry that does not take place: the call's time ended, the task was
  /// cancelled, or the request could not be signed. Without a granted retry it does nothing.
  func withdraw(_ state: inout RetryState)

  /// Records that an attempt has succeeded.
  func recordSuccess(_ state: RetryState)
}

extension RetryStrategy {
  /// Does nothing, for strategies without a quota.
  public func withdraw(_ state: inout RetryState) {}
}

/// A retry strategy's state of one call.
public struct RetryState: Sendable, Hashable {
  /// The amount that the call's last retry has taken from the quota.
  public var cost = 0

  /// Creates the state before the first attempt.
  public init() {}
}
