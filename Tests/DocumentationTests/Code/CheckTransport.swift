import AWSTestKit
import HTTPTransportAPI
import HTTPTypes

func violations(
  of makeTransport: @escaping @Sendable () async throws -> any HTTPTransport
) async -> [TransportConformance.Violation] {
  let request = HTTPRequest(method: .get, scheme: "https", authority: "example.com", path: "/")
  return await TransportConformance(makeTransport)
    .violations(sending: .init(request, body: [], status: .ok))
}
