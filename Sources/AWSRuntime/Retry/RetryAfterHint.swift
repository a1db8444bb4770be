import AWSShapes

/// How long a service asks to wait before another attempt.
enum RetryAfterHint {
  /// `x-amz-retry-after` in milliseconds, else `Retry-After` in seconds (RFC 9110, section 10.2.3;
  /// its form with a date is not looked at). Anything but a number that is not negative is ignored.
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
