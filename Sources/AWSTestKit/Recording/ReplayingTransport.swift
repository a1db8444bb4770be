public import HTTPTransportAPI
public import HTTPTypes
import Synchronization

/// Answers from a cassette, without a network: each exchange once, the earliest that has the same
/// method, authority, path and body, credentials apart.
public final class ReplayingTransport: HTTPTransport {
  private let redaction: Redaction
  private let left: Mutex<[Cassette.Exchange]>

  /// A transport that answers from this cassette.
  ///
  /// - Parameter redaction: What it was recorded with.
  public init(_ cassette: Cassette, redaction: Redaction = Redaction()) {
    self.redaction = redaction
    left = Mutex(cassette.exchanges)
  }

  /// The exchanges that nobody asked for yet.
  public var unused: [Cassette.Exchange] { left.withLock { $0 } }

  /// Answers with what was recorded for the request.
  ///
  /// - Throws: ``TransportError`` with the code `other` for a request that was not recorded, or
  ///   not that often.
  public func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    let bytes = redaction.body(try await body.collect())
    let path = redaction.path(request.path ?? "")
    guard !Task.isCancelled else {
      throw TransportError(
        .cancelled, "the request was cancelled", requestMayHaveReachedServer: false)
    }
    let exchange = left.withLock { left -> Cassette.Exchange? in
      let index = left.firstIndex {
        $0.method == request.method.rawValue && $0.authority == request.authority ?? ""
          && $0.path == path && $0.requestBody == bytes
      }
      return index.map { left.remove(at: $0) }
    }
    guard let exchange else {
      throw TransportError(
        .other,
        "nothing is recorded for \(request.method.rawValue) \(request.authority ?? "")\(path) "
          + "with this body, or not that often",
        requestMayHaveReachedServer: false)
    }
    return try Self.response(exchange, options)
  }

  private static func response(
    _ exchange: Cassette.Exchange, _ options: TransportOptions
  ) throws(TransportError) -> TransportResponse {
    guard (100...999).contains(exchange.status) else {
      throw TransportError(
        .protocolViolation, "the recorded status \(exchange.status) is none",
        requestMayHaveReachedServer: true)
    }
    guard exchange.responseBody.count <= options.maximumResponseBodySize else {
      throw TransportError(
        .bodyTooLarge,
        "the recorded body is larger than the limit of \(options.maximumResponseBodySize) bytes",
        requestMayHaveReachedServer: true)
    }
    var head = HTTPResponse(status: HTTPResponse.Status(code: exchange.status))
    for field in exchange.responseFields {
      guard let name = HTTPField.Name(field.name) else { continue }
      head.headerFields.append(HTTPField(name: name, value: field.value))
    }
    return TransportResponse(head: head, body: ResponseBody(exchange.responseBody))
  }
}
