import AWSShapes

/// How a service that spoke the query protocol before names an error: code, semicolon, fault.
///
/// Source: Smithy 2.0, "awsQueryCompatible trait".
struct QueryError {
  let code: String
  let fault: WireFailure.Fault?

  /// Nil where the response has no such header field, or one without a code.
  init?(_ response: WireResponse) {
    guard let value = response.header("x-amzn-query-error") else { return nil }
    let parts = value.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    code = String(parts[0]).trimmingHeaderSpace
    guard !code.isEmpty else { return nil }
    switch parts.count > 1 ? String(parts[1]).trimmingHeaderSpace : "" {
    case "Sender": fault = .sender
    case "Receiver": fault = .receiver
    default: fault = nil
    }
  }
}
