import AWSTestKit
import HTTPTransportAPI
import HTTPTypes

extension StubTransport {
  /// Creates a transport that returns these responses in order, and the last one again and again.
  static func repeatingLast(_ responses: [StubResponse]) -> StubTransport {
    StubTransport(responses, repeatsLast: true)
  }

  /// Creates a transport that always returns the same response.
  static func always(
    status: Int = 200, headers: [String: String] = [:], body: String
  ) -> StubTransport {
    repeatingLast([.status(status, headers, body: body)])
  }

  /// The heads of the requests so far.
  var requests: [HTTPRequest] { sent.map(\.request) }

  /// The values of a header field, request by request.
  func values(_ name: String) -> [String] {
    requests.compactMap { request in HTTPField.Name(name).flatMap { request.headerFields[$0] } }
  }
}
