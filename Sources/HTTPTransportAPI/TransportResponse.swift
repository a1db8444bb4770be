public import HTTPTypes

/// The answer to a request: status and header fields, then the body.
public struct TransportResponse: Sendable {
  /// Status and header fields.
  public var head: HTTPResponse

  /// What followed the header; empty for HEAD, 204 and 304.
  public var body: ResponseBody

  /// A response of these parts.
  public init(head: HTTPResponse, body: ResponseBody) {
    self.head = head
    self.body = body
  }
}
