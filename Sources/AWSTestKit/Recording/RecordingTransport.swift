public import HTTPTransportAPI
public import HTTPTypes
import Synchronization

/// A transport that records what another transport sends and receives, without credentials.
///
/// Bodies are always collected, even when the options ask for a stream. Requests that get no response
/// are not recorded.
public final class RecordingTransport: HTTPTransport {
  private let next: any HTTPTransport
  private let redaction: CassetteRedaction
  private let recorded = Mutex(Cassette())

  /// Creates a transport that records what `transport` sends.
  public init(_ next: any HTTPTransport, redaction: CassetteRedaction = CassetteRedaction()) {
    self.next = next
    self.redaction = redaction
  }

  /// The exchanges recorded so far.
  public var cassette: Cassette { recorded.withLock { $0 } }

  /// Sends the request and records it together with its response.
  public func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    let requestBytes = try await body.collect()
    let response = try await next.send(request, body: RequestBody(requestBytes), options: options)
    let responseBytes = try await response.body.collect(upTo: options.maximumResponseBodySize)
    let exchange = Cassette.Exchange(
      method: request.method.rawValue, authority: request.authority ?? "",
      path: redaction.path(request.path ?? ""), requestFields: fields(request.headerFields),
      requestBody: redaction.body(requestBytes), status: response.head.status.code,
      responseFields: fields(response.head.headerFields),
      responseBody: redaction.body(responseBytes))
    recorded.withLock { $0.exchanges.append(exchange) }
    return TransportResponse(
      head: response.head,
      body: ResponseBody(responseBytes, trailerFields: response.body.trailerFields),
      metrics: response.metrics)
  }

  private func fields(_ fields: HTTPFields) -> [Cassette.Exchange.Field] {
    fields.map { field in
      let name = field.name.rawName
      return Cassette.Exchange.Field(
        name: name, value: redaction.value(field.value, ofField: name))
    }
  }
}
