public import HTTPTransportAPI
public import HTTPTypes
import Synchronization

/// A transport that sends nothing: it records each request and returns the response that a test
/// chooses.
///
/// Give the responses as a list, or as a function of the request:
///
/// ```swift
/// let transport = StubTransport([.status(503), .status(200, body: "{}")])
///
/// let server = StubTransport { sent in
///   sent.request.path == "/token" ? .status(200, body: "TOKEN") : .status(404)
/// }
/// ```
public final class StubTransport: HTTPTransport {
  /// Returns the response to a request, or throws the error that stops it.
  public typealias Responder = @Sendable (SentRequest) throws(TransportError) -> StubResponse

  private let respond: @Sendable (SentRequest, Int) throws(TransportError) -> StubResponse
  private let recorded = Mutex<[SentRequest]>([])

  /// Creates a transport that responds by a function.
  ///
  /// - Parameter respond: Returns the response to a request. It runs on several tasks at once if
  ///   requests are sent at once.
  public init(_ respond: @escaping Responder) {
    self.respond = { sent, _ throws(TransportError) in try respond(sent) }
  }

  /// Creates a transport that returns these responses in order.
  ///
  /// - Parameters:
  ///   - responses: The responses. A request after the last one fails with the code `closed`.
  ///   - repeatsLast: Whether later requests get the last response instead.
  public init(_ responses: [StubResponse], repeatsLast: Bool = false) {
    respond = { _, number throws(TransportError) in
      if number < responses.count { return responses[number] }
      if repeatsLast, let last = responses.last { return last }
      throw TransportError(
        .closed, "the stub has no response to request \(number + 1)",
        requestMayHaveReachedServer: false)
    }
  }

  /// The requests so far, in the order in which they arrived.
  public var sent: [SentRequest] { recorded.withLock { $0 } }

  /// The path and query of each request so far.
  public var paths: [String] { sent.map { $0.request.path ?? "" } }

  /// Records the request and returns its response.
  public func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    let sent = SentRequest(request: request, body: try await body.collect(), options: options)
    let number = recorded.withLock { recorded in
      recorded.append(sent)
      return recorded.count - 1
    }
    let response = try respond(sent, number).get()
    guard !options.streamsResponse else { return response }
    // Without being asked for a stream, a transport returns the whole body.
    let bytes = try await response.body.collect(upTo: options.maximumResponseBodySize)
    return TransportResponse(
      head: response.head, body: ResponseBody(bytes), metrics: response.metrics)
  }
}
