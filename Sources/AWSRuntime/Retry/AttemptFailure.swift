/// Why an attempt failed, as far as it matters for another one.
public struct AttemptFailure: Sendable, Hashable {
  /// What kind of failure it was.
  public var kind: Kind

  /// How long the service asks to wait.
  public var retryAfter: Duration?

  /// Whether the service may have executed the operation in spite of the failure.
  public var mayHaveExecuted: Bool

  /// Whether executing the operation twice does no harm.
  public var operationIsRepeatable: Bool

  /// Kinds of failures.
  public enum Kind: Sendable, Hashable {
    /// The service asks for fewer requests.
    case throttling
    /// It may go well the next time.
    case transient
    /// There was no answer in time; it may go well the next time.
    case timeout
    /// The machine's clock was off; the next request is dated by the service's.
    case clockSkew
    /// It will fail again.
    case permanent
  }

  /// A failure of these parts.
  public init(
    _ kind: Kind, retryAfter: Duration? = nil, mayHaveExecuted: Bool = false,
    operationIsRepeatable: Bool = true
  ) {
    self.kind = kind
    self.retryAfter = retryAfter
    self.mayHaveExecuted = mayHaveExecuted
    self.operationIsRepeatable = operationIsRepeatable
  }

  /// Whether another attempt cannot do twice what must be done once.
  public var isSafeToRepeat: Bool { operationIsRepeatable || !mayHaveExecuted }
}
