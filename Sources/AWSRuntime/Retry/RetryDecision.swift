/// What follows a failed attempt.
public enum RetryDecision: Sendable, Hashable {
  /// Another attempt, after this time.
  case retry(after: Duration)
  /// Nothing.
  case stop(RetryEnd)
}

/// Why no attempt follows a failed one.
public struct RetryEnd: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
  /// The name of the reason.
  public let rawValue: String

  /// A reason by its name.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The name of the reason.
  public var description: String { rawValue }

  /// Another attempt would fail in the same way.
  public static let permanent = RetryEnd(rawValue: "permanent")
  /// There were as many attempts as are allowed.
  public static let attempts = RetryEnd(rawValue: "attempts")
  /// Too many attempts of this client fail: it spares the service.
  public static let quota = RetryEnd(rawValue: "quota")
  /// The service may have executed the operation, and must not do so twice. Look for what it did
  /// before calling again.
  public static let mayHaveExecuted = RetryEnd(rawValue: "mayHaveExecuted")
  /// The time for the whole call would have been over.
  public static let deadline = RetryEnd(rawValue: "deadline")
}
