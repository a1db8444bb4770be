import AWSClient
import HTTPTypes

/// Prints each request, then sends it over another transport.
struct LoggingTransport: HTTPTransport {
  let next: any HTTPTransport

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    print("\(request.method) \(request.authority ?? "")\(request.path ?? "")")
    return try await next.send(request, body: body, options: options)
  }
}

func makeLoggingClient<Client: ServiceClient>(_ type: Client.Type) -> Client {
  var configuration = ClientConfiguration()
  configuration.wrapTransport = { LoggingTransport(next: $0) }
  return Client(configuration)
}
