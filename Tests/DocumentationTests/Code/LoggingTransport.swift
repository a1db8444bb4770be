import HTTPTransportAPI
import HTTPTypes
import SsmSap

/// Logs each request and sends it over another transport.
struct LoggingTransport: HTTPTransport {
  let next: any HTTPTransport
  let log: @Sendable (String) -> Void

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    log("\(request.method) \(request.authority ?? "")\(request.path ?? "")")
    return try await next.send(request, body: body, options: options)
  }
}

func makeLoggingClient() -> SsmSapClient {
  var configuration = ClientConfiguration()
  configuration.wrapTransport = { LoggingTransport(next: $0) { print($0) } }
  return SsmSapClient(configuration)
}
