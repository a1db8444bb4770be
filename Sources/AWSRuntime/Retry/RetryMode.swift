/// A way to retry.
///
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior".
public enum RetryMode: String, Sendable, Hashable, CaseIterable {
  /// Back-off with jitter, and a quota that keeps a failing service from being flooded.
  case standard
  /// The same, with a rate of sending that follows the service's throttling.
  case adaptive
}
