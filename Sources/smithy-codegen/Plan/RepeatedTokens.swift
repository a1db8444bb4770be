/// The operations whose last page carries the token that it was requested with.
///
/// For any other operation, a token that comes back is a fault of the service, since the pages
/// would never end. That is what botocore does too, which has no paginator for the operations in
/// this table. Smithy has no trait for them; `--repeated-token-ends` adds operations.
enum RepeatedTokens {
  /// The ids of the operations, and where their documentation says so.
  static let operations: Set<ShapeID> = [
    // Amazon CloudWatch Logs API Reference, "GetLogEvents", response element nextForwardToken.
    ShapeID("com.amazonaws.cloudwatchlogs#GetLogEvents")
  ]
}
