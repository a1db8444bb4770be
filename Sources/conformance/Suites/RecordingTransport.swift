import HTTPTransportAPI
import HTTPTypes
import Synchronization

/// Keeps what it is given to send, and always answers the same.
final class RecordingTransport: HTTPTransport {
  struct Sent: Sendable {
    let request: HTTPRequest
    let body: [UInt8]
  }

  private let response: TransportResponse
  private let kept = Mutex<[Sent]>([])

  init(status: Int, headers: [String: String], body: String) {
    var head = HTTPResponse(status: .init(code: status))
    for (name, value) in headers {
      guard let name = HTTPField.Name(name) else { continue }
      head.headerFields.append(HTTPField(name: name, value: value))
    }
    response = TransportResponse(head: head, body: ResponseBody(Array(body.utf8)))
  }

  var sent: [Sent] { kept.withLock { $0 } }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    let bytes = try await body.collect()
    kept.withLock { $0.append(Sent(request: request, body: bytes)) }
    return response
  }
}
