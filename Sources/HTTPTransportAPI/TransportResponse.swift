public import HTTPTypes

/// The response to a request: status, header fields and body.
public struct TransportResponse: Sendable {
  /// Status and header fields.
  public var head: HTTPResponse

  /// The body; empty for HEAD, 204 and 304.
  public var body: ResponseBody

  /// The metrics of the transfer; `nil` from a transport that does not measure. For a streamed
  /// response, they end with the header: see ``ResponseBody/metrics``.
  public var metrics: TransportMetrics?

  /// Creates a response.
  public init(head: HTTPResponse, body: ResponseBody, metrics: TransportMetrics? = nil) {
    self.head = head
    self.body = body
    self.metrics = metrics
  }
}
