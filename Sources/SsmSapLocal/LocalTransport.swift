public import HTTPTransportAPI
public import HTTPTypes

/// A transport that hands requests to a local service in the same process.
public struct LocalTransport: HTTPTransport {
  private let service: LocalService

  /// Creates a transport to a local service.
  public init(_ service: LocalService) {
    self.service = service
  }

  /// Returns the service's response to the request.
  public func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    guard !Task.isCancelled else {
      throw TransportError(
        .cancelled, "the task was cancelled", requestMayHaveReachedServer: false)
    }
    let response = service.respond(to: request, body: try await body.collect())
    guard response.body.count <= options.maximumResponseBodySize else {
      throw TransportError(
        .bodyTooLarge,
        "the response body is larger than the limit of \(options.maximumResponseBodySize) bytes",
        requestMayHaveReachedServer: true)
    }
    return TransportResponse(head: response.head, body: ResponseBody(response.body))
  }
}
