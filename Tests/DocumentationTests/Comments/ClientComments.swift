import CurlTransport
import HTTPTypes
import SsmSap

/// Stands in for a generated client.
private typealias SSMClient = SsmSapClient

private func clients() -> [SsmSapClient] {
  let client = SSMClient()

  var configuration = ClientConfiguration()
  configuration.region = StaticRegion("eu-central-1")
  configuration.callTimeout = .seconds(20)
  let patient = SSMClient(configuration)
  return [client, patient]
}

private func log(_ configuration: inout ClientConfiguration) {
  struct LoggingTransport: HTTPTransport {
    let next: any HTTPTransport

    func send(
      _ request: HTTPRequest, body: RequestBody, options: TransportOptions
    ) async throws(TransportError) -> TransportResponse {
      try await next.send(request, body: body, options: options)
    }
  }
  configuration.wrapTransport = { LoggingTransport(next: $0) }
}

private func sendFromItsThread(_ transport: CurlTransport) async {
  await withTaskExecutorPreference(transport.executor) {
    // sends one request after the other
  }
}
