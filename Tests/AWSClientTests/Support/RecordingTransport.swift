import HTTPTransportAPI
import HTTPTypes
import Synchronization

/// A transport that records requests and responds to each of them by a function.
final class RecordingTransport: HTTPTransport {
  struct Sent: Sendable {
    let request: HTTPRequest
    let options: TransportOptions
  }

  private let body: @Sendable (HTTPRequest) -> String
  private let recorded = Mutex<[Sent]>([])

  /// - Parameter body: Returns the body of the response to a request; an empty object unless given.
  init(_ body: @escaping @Sendable (HTTPRequest) -> String = { _ in "{}" }) {
    self.body = body
  }

  var sent: [Sent] { recorded.withLock { $0 } }
  var paths: [String] { sent.map { $0.request.path ?? "" } }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    recorded.withLock { $0.append(Sent(request: request, options: options)) }
    var head = HTTPResponse(status: .ok)
    if let name = HTTPField.Name("x-amzn-RequestId") { head.headerFields[name] = "r-7" }
    return TransportResponse(head: head, body: ResponseBody(Array(self.body(request).utf8)))
  }
}
