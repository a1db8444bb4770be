import CurlTransport
import HTTPTransportAPI
import HTTPTypes

func statuses(of hosts: [String]) async throws -> [Int] {
  let transport = try CurlTransport()
  var statuses: [Int] = []
  for host in hosts {
    let request = HTTPRequest(method: .get, scheme: "https", authority: host, path: "/")
    let response = try await transport.send(request, body: .empty, options: TransportOptions())
    statuses.append(response.head.status.code)
  }
  return statuses
}
