public import HTTPTransportAPI
import HTTPTypes

/// A response of a ``StubTransport``, or the error in its place.
public struct StubResponse: Sendable {
  private enum Kind {
    case response(status: Int, headerFields: [String: String], body: Body)
    case failure(TransportError)
  }

  private enum Body {
    case text(String)
    case chunks([[UInt8]], failure: TransportError?)
  }

  private let kind: Kind

  /// A response.
  ///
  /// - Parameters:
  ///   - status: The status code.
  ///   - headerFields: The values of the header fields by their names.
  ///   - body: The body.
  public static func status(
    _ status: Int, _ headerFields: [String: String] = [:], body: String = ""
  ) -> StubResponse {
    StubResponse(kind: .response(status: status, headerFields: headerFields, body: .text(body)))
  }

  /// A response whose body arrives in chunks.
  ///
  /// - Parameters:
  ///   - status: The status code.
  ///   - headerFields: The values of the header fields by their names.
  ///   - chunks: The chunks of the body.
  ///   - failure: The error in place of the body's end.
  public static func stream(
    _ status: Int, _ headerFields: [String: String] = [:], chunks: [[UInt8]],
    failure: TransportError? = nil
  ) -> StubResponse {
    StubResponse(
      kind: .response(
        status: status, headerFields: headerFields, body: .chunks(chunks, failure: failure)))
  }

  /// An error of the transport, such as a broken connection.
  public static func failure(_ error: TransportError) -> StubResponse {
    StubResponse(kind: .failure(error))
  }

  /// Returns the response or throws the error.
  func get() throws(TransportError) -> TransportResponse {
    switch kind {
    case .failure(let error): throw error
    case .response(let status, let headerFields, let body):
      guard (100...999).contains(status) else {
        throw invalid("\(status) is not a status code")
      }
      var head = HTTPResponse(status: .init(code: status))
      for (text, value) in headerFields {
        guard let name = HTTPField.Name(text) else {
          throw invalid("\"\(text)\" is not the name of a header field")
        }
        head.headerFields[name] = value
      }
      let content =
        switch body {
        case .text(let text): ResponseBody(Array(text.utf8))
        case .chunks(let chunks, let failure): ResponseBody(StubBody(chunks, failure))
        }
      return TransportResponse(head: head, body: content)
    }
  }

  private func invalid(_ reason: String) -> TransportError {
    TransportError(
      .other, "the stub's response is malformed: \(reason)", requestMayHaveReachedServer: false)
  }
}

extension StubResponse: CustomStringConvertible {
  /// The status and the header fields, or the code of the error.
  public var description: String {
    switch kind {
    case .response(let status, let headerFields, _): "\(status) \(headerFields)"
    case .failure(let error): "\(error.code)"
    }
  }
}
