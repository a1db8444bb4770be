public import HTTPTransportAPI
public import HTTPTypes

/// A transport to a local service in the same process, without a network.
public struct LocalTransport: HTTPTransport {
  private let service: LocalService

  /// Creates a transport to a service.
  public init(_ service: LocalService) {
    self.service = service
  }

  /// Passes the request to the service.
  ///
  /// - Throws: `TransportError` if the task is cancelled or the response is larger than the limit.
  public func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    guard !Task.isCancelled else {
      throw TransportError(
        .cancelled, "the task was cancelled", requestMayHaveReachedServer: false)
    }
    let content = try await body.collect()
    let response = await service.respond(to: request, body: content).response
    guard response.body.count <= options.maximumResponseBodySize else {
      throw TransportError(
        .bodyTooLarge,
        "the response body is larger than the limit of \(options.maximumResponseBodySize) bytes",
        requestMayHaveReachedServer: true)
    }
    return TransportResponse(head: response.head, body: ResponseBody(response.body))
  }
}
