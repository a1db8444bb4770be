import HTTPTransportAPI
import HTTPTypes
import Synchronization

/// Answers requests in order as a script says, and keeps their paths.
final class ScriptedTransport: HTTPTransport {
  enum Answer {
    case answer(Int, [String: String], String)
    case failure(TransportError)
  }

  private let script: [Answer]
  private let sent = Mutex<[String]>([])

  init(_ script: [Answer]) { self.script = script }

  var paths: [String] { sent.withLock { $0 } }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    let number = sent.withLock { sent in
      sent.append(request.path ?? "")
      return sent.count - 1
    }
    guard script.indices.contains(number) else {
      throw TransportError(.closed, "the script is over", requestMayHaveReachedServer: false)
    }
    switch script[number] {
    case .failure(let error):
      throw error
    case .answer(let status, let headers, let body):
      var head = HTTPResponse(status: .init(code: status))
      for (name, value) in headers {
        if let name = HTTPField.Name(name) { head.headerFields[name] = value }
      }
      return TransportResponse(head: head, body: ResponseBody(Array(body.utf8)))
    }
  }
}
