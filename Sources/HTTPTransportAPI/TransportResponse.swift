public import HTTPTypes

/// The answer to a request: status and header fields, then the body.
public struct TransportResponse: Sendable {
  /// Status and header fields.
  public var head: HTTPResponse

  /// What followed the header; empty for HEAD, 204 and 304.
  public var body: ResponseBody

  /// How the transfer went; `nil` from a transport that does not measure. Of a streamed response
  /// it is what is known when its header is there: ``ResponseBody/metrics`` has the rest.
  public var metrics: TransportMetrics?

  /// A response of these parts.
  public init(head: HTTPResponse, body: ResponseBody, metrics: TransportMetrics? = nil) {
    self.head = head
    self.body = body
    self.metrics = metrics
  }
}
