import AWSShapes

/// The delay that a service asks for before another attempt.
enum RetryAfterHint {
  /// Reads `x-amz-retry-after` in milliseconds, else `Retry-After` in seconds (RFC 9110, section
  /// 10.2.3; the form with a date is ignored). Ignores anything but a non-negative number.
  static func read(_ response: WireResponse) -> Duration? {
    if let milliseconds = number(response.header("x-amz-retry-after")) {
      return .milliseconds(milliseconds)
    }
    return number(response.header("retry-after")).map { .seconds($0) }
  }

  private static func number(_ text: String?) -> Int32? {
    text.flatMap { Int32($0) }.flatMap { $0 < 0 ? nil : $0 }
  }
}
