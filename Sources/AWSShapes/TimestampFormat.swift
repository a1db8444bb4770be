/// How a moment in time is written.
///
/// Source: Smithy 2.0 specification, "timestampFormat trait".
public enum TimestampFormat: Sendable, Hashable {
  /// Seconds since 1970 as a number, possibly with a fraction.
  case epochSeconds
}
