/// The decision about a failed attempt.
public enum RetryDecision: Sendable, Hashable {
  /// Another attempt follows after a delay.
  case retry(after: Duration)
  /// No attempt follows.
  case stop(RetryEnd)
}

/// The reason why no attempt follows a failed one.
public struct RetryEnd: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
  /// The name of the reason.
  public let rawValue: String

  /// Creates a reason from its name.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The name of the reason.
  public var description: String { rawValue }

  /// Another attempt would fail in the same way.
  public static let permanent = RetryEnd(rawValue: "permanent")
  /// The maximum number of attempts is reached.
  public static let attempts = RetryEnd(rawValue: "attempts")
  /// The client's retry quota is used up: too many of its calls fail.
  public static let quota = RetryEnd(rawValue: "quota")
  /// The service may have executed the operation and must not do so twice. Check what happened
  /// before you call again.
  public static let mayHaveExecuted = RetryEnd(rawValue: "mayHaveExecuted")
  /// The body of the request is a stream that can be read only once, and was read. Pass a stream that
  /// can be read again to have such failures retried.
  public static let bodyConsumed = RetryEnd(rawValue: "bodyConsumed")
  /// The next attempt would start after the call's deadline.
  public static let deadline = RetryEnd(rawValue: "deadline")
}
