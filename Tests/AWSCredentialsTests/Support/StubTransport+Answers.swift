import AWSTestKit
import HTTPTransportAPI

extension StubTransport {
  typealias Answer = @Sendable (SentRequest) throws(TransportError) -> (status: Int, body: String)

  /// Creates a transport that answers by a function, always with the same header fields.
  static func answering(
    headers: [String: String] = [:], _ answer: @escaping Answer
  ) -> StubTransport {
    StubTransport { sent throws(TransportError) in
      let (status, body) = try answer(sent)
      return .status(status, headers, body: body)
    }
  }

  /// Creates a transport that reaches nothing.
  static func unreachable() -> StubTransport {
    let failure = TransportError(.connect, "no route to host", requestMayHaveReachedServer: false)
    return StubTransport([.failure(failure)], repeatsLast: true)
  }
}
