public import HTTPTransportAPI
public import HTTPTypes

/// A transport to a local service in the same process, without a network.
///
/// The faults of the service take effect as over a network: a delayed response comes late, or fails
/// with the timeout that it exceeds, and a cut connection is an error.
public struct LocalTransport: HTTPTransport {
  /// Waits for a duration, or throws an error when the task is cancelled.
  public typealias Sleep = @Sendable (Duration) async throws -> Void

  private let service: LocalService
  private let sleep: Sleep

  /// Creates a transport to a service.
  ///
  /// - Parameters:
  ///   - service: The service.
  ///   - sleep: Waits for the delays of faults; by default in real time.
  public init(
    _ service: LocalService, sleep: @escaping Sleep = { try await Task.sleep(for: $0) }
  ) {
    self.service = service
    self.sleep = sleep
  }

  /// Passes the request to the service, and returns its response as it would arrive.
  ///
  /// The time that the service computes does not count for timeouts, only the delays of faults do.
  ///
  /// - Throws: `TransportError` if the task is cancelled, a timeout expires, the connection is cut,
  ///   or the response is larger than the limit.
  public func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    guard !Task.isCancelled else {
      throw TransportError(
        .cancelled, "the task was cancelled", requestMayHaveReachedServer: false)
    }
    let reply = await service.respond(to: request, body: try await body.collect())
    guard !Task.isCancelled else { throw LocalBody.cancelled }
    let stream = LocalBody(reply, options, sleep)
    try await stream.waitForHead()
    if options.streamsResponse {
      return TransportResponse(head: reply.response.head, body: ResponseBody(stream))
    }
    let bytes = try await ResponseBody(stream).collect(upTo: options.maximumResponseBodySize)
    return TransportResponse(head: reply.response.head, body: ResponseBody(bytes))
  }
}
