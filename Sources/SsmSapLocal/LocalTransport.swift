public import HTTPTransportAPI
public import HTTPTypes

/// Carries requests to a local service in the same process, with no network.
public struct LocalTransport: HTTPTransport {
  private let service: LocalService

  /// A transport to this service.
  public init(_ service: LocalService) {
    self.service = service
  }

  /// Hands the request to the service.
  public func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    guard !Task.isCancelled else {
      throw TransportError(
        .cancelled, "the task was cancelled", requestMayHaveReachedServer: false)
    }
    let response = service.respond(to: request, body: body.bytes)
    return TransportResponse(head: response.head, body: ResponseBody(response.body))
  }
}
