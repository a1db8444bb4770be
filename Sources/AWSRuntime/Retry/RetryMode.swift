/// A retry mode of the AWS SDKs.
///
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior".
public enum RetryMode: String, Sendable, Hashable, CaseIterable {
  /// Exponential backoff with jitter, and a quota that keeps clients from flooding a failing
  /// service.
  case standard
  /// The standard mode, with a request rate that follows the service's throttling.
  case adaptive
}
