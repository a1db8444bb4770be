import CurlTransport
import HTTPTransportAPI
import HTTPTypes

func status(of host: String, over transport: CurlTransport) async throws -> Int {
  let request = HTTPRequest(method: .get, scheme: "https", authority: host, path: "/")
  let response = try await transport.send(request, body: .empty, options: TransportOptions())
  return response.head.status.code
}
