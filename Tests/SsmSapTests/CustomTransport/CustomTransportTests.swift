import AWSTestKit
import HTTPTypes
import Testing

@Suite("README's transport over Foundation's client", .timeLimit(.minutes(1)))
struct CustomTransportTests {
  /// What `URLSession` cannot be kept from on Linux: it adds fields such as `Accept`, resolves `..`
  /// in a path and joins fields of one name, and decodes what is compressed. A request to this
  /// service has none of these, and no signature covers what is added.
  private static let known: Set<TransportConformance.Check> = [
    .addsNothing, .sendsAsGiven, .decodesNothing,
  ]

  @Test("keeps the promises of a transport, but for three that its client breaks")
  func conforms() async throws {
    let kit = TransportConformance { URLSessionTransport() }
    let violations = await kit.violations(against: SocketServers())
    let others = violations.filter { !Self.known.contains($0.check) }
    #expect(others.isEmpty, "\(others)")

    let server = try await SocketServers().start(
      .answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))
    defer { server.stop() }
    let request = HTTPRequest(
      method: .post, scheme: "http", authority: server.authority, path: "/")
    let contract = await kit.violations(
      sending: .init(request, body: Array("hello".utf8), status: .ok))
    #expect(contract.isEmpty, "\(contract)")
  }
}
