public import HTTPTransportAPI
public import HTTPTypes
import Synchronization

/// A transport that returns recorded responses and needs no network.
///
/// Each exchange of the cassette is used once. A request gets the earliest unused response whose
/// request has the same method, authority, path and body, apart from credentials.
public final class ReplayingTransport: HTTPTransport {
  private let redaction: CassetteRedaction
  private let left: Mutex<[Cassette.Exchange]>

  /// Creates a transport that replays a cassette.
  ///
  /// - Parameters:
  ///   - cassette: The exchanges to replay.
  ///   - redaction: The redaction that the cassette was recorded with.
  public init(_ cassette: Cassette, redaction: CassetteRedaction = CassetteRedaction()) {
    self.redaction = redaction
    left = Mutex(cassette.exchanges)
  }

  /// The exchanges that have not been replayed yet.
  public var unused: [Cassette.Exchange] { left.withLock { $0 } }

  /// Returns the recorded response to the request.
  ///
  /// - Throws: `TransportError` with the code `other` if the request was not recorded, or was
  ///   sent more often than it was recorded.
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
        "no unused recording of \(request.method.rawValue) \(request.authority ?? "")\(path) "
          + "with this body",
        requestMayHaveReachedServer: false)
    }
    return try Self.response(exchange, options)
  }

  private static func response(
    _ exchange: Cassette.Exchange, _ options: TransportOptions
  ) throws(TransportError) -> TransportResponse {
    guard (100...999).contains(exchange.status) else {
      throw TransportError(
        .protocolViolation, "the recorded status \(exchange.status) is not an HTTP status",
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
