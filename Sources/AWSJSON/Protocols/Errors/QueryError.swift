import AWSShapes

/// The name of an error from a service that used the query protocol before: code, semicolon, fault.
///
/// Source: Smithy 2.0, "awsQueryCompatible trait".
struct QueryError {
  let code: String
  let fault: WireFailure.Fault?

  /// Reads the header field; `nil` if there is none, or one without a code.
  init?(_ response: WireResponse) {
    guard let value = response.header("x-amzn-query-error") else { return nil }
    let parts = value.utf8.split(
      separator: UInt8(ascii: ";"), maxSplits: 1, omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self).trimmingHeaderSpace }
    guard let code = parts.first, !code.isEmpty else { return nil }
    self.code = code
    switch parts.count > 1 ? parts[1] : "" {
    case "Sender": fault = .sender
    case "Receiver": fault = .receiver
    default: fault = nil
    }
  }
}
