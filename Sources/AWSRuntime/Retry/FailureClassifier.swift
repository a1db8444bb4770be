import AWSShapes
package import HTTPTransportAPI

/// Classifies the failure of an attempt.
///
/// Whether the operation may have been executed:
/// - No, if the transport promises that the server did not receive the request.
/// - No, if the status is below 500 or the service throttles: it refused the request.
/// - No, for 503 with an error code: the service itself refused the request. Yes without a code: an
///   intermediary answered, which may have lost the service's response.
/// - Yes, for any other 5xx: the service or an intermediary failed on the way.
///
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior"; RFC 9110, sections 9.2.2 and 15.6.
package enum FailureClassifier {
  private static let throttlingCodes: Set<String> = [
    "BandwidthLimitExceeded", "EC2ThrottledException", "LimitExceededException",
    "PriorRequestNotComplete", "ProvisionedThroughputExceededException", "RequestLimitExceeded",
    "RequestThrottled", "RequestThrottledException", "SlowDown", "ThrottledException",
    "Throttling", "ThrottlingException", "TooManyRequestsException",
    "TransactionInProgressException",
  ]

  private static let timeoutCodes: Set<String> = ["RequestTimeout", "RequestTimeoutException"]

  private static let transientStatuses: Set<Int> = [500, 502, 503, 504]
  private static let tooManyRequests = 429
  private static let unavailable = 503

  package static func kind(of error: TransportError) -> AttemptFailure.Kind {
    if error.code.isTimeout { return .timeout }
    switch error.code {
    case .resolve, .connect, .reset: return .transient
    default: return .permanent
    }
  }

  static func failure(
    status: Int, _ failure: WireFailure, _ response: WireResponse
  ) -> AttemptFailure {
    let kind = kind(ofStatus: status, code: failure.code, failure.modeled)
    return AttemptFailure(
      kind, retryAfter: kind == .permanent ? nil : RetryAfterHint.read(response),
      mayHaveExecuted: mayHaveExecuted(status: status, code: failure.code, kind: kind))
  }

  /// The kind of an error response, by its status and its error code.
  package static func kind(ofStatus status: Int, code: String?) -> AttemptFailure.Kind {
    kind(ofStatus: status, code: code, nil)
  }

  private static func kind(
    ofStatus status: Int, code: String?, _ modeled: (any ErrorShape)?
  ) -> AttemptFailure.Kind {
    if status == tooManyRequests { return .throttling }
    if let code, throttlingCodes.contains(code) { return .throttling }
    if let code, timeoutCodes.contains(code) { return .timeout }
    if let modeled, type(of: modeled).isThrottling { return .throttling }
    if let modeled, type(of: modeled).isRetryable { return .transient }
    return transientStatuses.contains(status) ? .transient : .permanent
  }

  private static func mayHaveExecuted(
    status: Int, code: String?, kind: AttemptFailure.Kind
  ) -> Bool {
    if status < 500 || kind == .throttling { return false }
    return status != unavailable || code == nil
  }
}
