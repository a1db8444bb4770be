import AWSTestKit
import HTTPTransportAPI

extension StubTransport {
  /// Creates a transport that responds with success to every request, with a request id.
  ///
  /// - Parameter body: Returns the body of a response; an empty object unless given.
  static func succeeding(
    _ body: @escaping @Sendable (SentRequest) -> String = { _ in "{}" }
  ) -> StubTransport {
    StubTransport { sent in .status(200, ["x-amzn-RequestId": "r-7"], body: body(sent)) }
  }
}
