import HTTPTransportAPI
import HTTPTypes
import Synchronization

/// A transport that records requests and returns responses in order, then the last one again and
/// again.
final class RecordingTransport: HTTPTransport {
  struct Sent: Sendable {
    let request: HTTPRequest
    let body: [UInt8]
  }

  struct Answer: Sendable {
    let status: Int
    let headers: [String: String]
    let body: String
  }

  private let answers: [Answer]
  private let kept = Mutex<[Sent]>([])

  init(_ answers: [Answer]) {
    self.answers = answers
  }

  convenience init(status: Int, headers: [String: String], body: String) {
    self.init([Answer(status: status, headers: headers, body: body)])
  }

  var sent: [Sent] { kept.withLock { $0 } }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    let bytes = try await body.collect()
    let index = kept.withLock { kept in
      kept.append(Sent(request: request, body: bytes))
      return kept.count - 1
    }
    guard let answer = index < answers.count ? answers[index] : answers.last else {
      throw TransportError(
        .closed, "the vector has no response", requestMayHaveReachedServer: false)
    }
    var head = HTTPResponse(status: .init(code: answer.status))
    for (name, value) in answer.headers {
      guard let name = HTTPField.Name(name) else { continue }
      head.headerFields.append(HTTPField(name: name, value: value))
    }
    return TransportResponse(head: head, body: ResponseBody(Array(answer.body.utf8)))
  }
}
