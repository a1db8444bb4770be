/// The failure of an attempt, classified for retries.
public struct AttemptFailure: Sendable, Hashable {
  /// The kind of the failure.
  public var kind: Kind

  /// The delay that the service asks for.
  public var retryAfter: Duration?

  /// A Boolean value that indicates whether the service may have executed the operation.
  public var mayHaveExecuted: Bool

  /// A Boolean value that indicates whether the operation may be executed twice: it is read-only or
  /// idempotent, or the request carries an idempotency token.
  public var operationIsRepeatable: Bool

  /// A kind of failure.
  public enum Kind: Sendable, Hashable {
    /// The service asks for fewer requests.
    case throttling
    /// The next attempt may succeed.
    case transient
    /// No response arrived in time; the next attempt may succeed.
    case timeout
    /// The request's date was wrong; the next attempt is dated by the service's clock.
    case clockSkew
    /// The next attempt would fail as well.
    case permanent
  }

  /// Creates a failure.
  public init(
    _ kind: Kind, retryAfter: Duration? = nil, mayHaveExecuted: Bool = false,
    operationIsRepeatable: Bool = true
  ) {
    self.kind = kind
    self.retryAfter = retryAfter
    self.mayHaveExecuted = mayHaveExecuted
    self.operationIsRepeatable = operationIsRepeatable
  }

  /// A Boolean value that indicates whether another attempt is safe: it cannot execute twice what
  /// must be executed once.
  public var isSafeToRepeat: Bool { operationIsRepeatable || !mayHaveExecuted }
}
