import AWSTestKit
import CurlTransport
import HTTPTypes
import TestServers
import Testing

@Suite("The transports of the article on transports", .timeLimit(.minutes(4)))
struct CustomTransportTests {
  @Test("The one that logs, over libcurl, keeps every promise of a transport")
  func loggingConforms() async throws {
    let kit = TransportConformance { LoggingTransport(next: try CurlTransport()) { _ in } }
    let violations = await kit.violations(against: SocketServers())
    #expect(violations.isEmpty, "\(violations)")
    let contract = try await violationsOfContract(kit)
    #expect(contract.isEmpty, "\(contract)")
  }

  @Test("The one in memory keeps every promise that needs no server")
  func inMemoryConforms() async {
    let kit = TransportConformance { InMemoryTransport { _, _ in (.ok, "{}") } }
    let request = HTTPRequest(
      method: .post, scheme: "https", authority: "example.com", path: "/")
    let violations = await kit.violations(
      sending: .init(request, body: Array("hello".utf8), status: .ok))
    #expect(violations.isEmpty, "\(violations)")
  }

  private func violationsOfContract(
    _ kit: TransportConformance
  ) async throws -> [TransportConformance.Violation] {
    let server = try await SocketServers().start(
      .answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))
    defer { server.stop() }
    let request = HTTPRequest(
      method: .post, scheme: "http", authority: server.authority, path: "/")
    return await kit.violations(
      sending: .init(request, body: Array("hello".utf8), status: .ok))
  }

  /// What `URLSession` cannot be kept from on Linux: it adds fields such as `Accept`, resolves `..`
  /// in a path and joins fields of one name, and decodes what is compressed. A request to this
  /// service has none of these, and no signature covers what is added.
  private static let known: Set<TransportConformance.Check> = [
    .addsNothing, .sendsAsGiven, .decodesNothing,
  ]

  @Test("The one over Foundation's client keeps all but three, which that client breaks")
  func conforms() async throws {
    let kit = TransportConformance { URLSessionTransport() }
    let violations = await kit.violations(against: SocketServers())
    let others = violations.filter { !Self.known.contains($0.check) }
    #expect(others.isEmpty, "\(others)")

    let contract = try await violationsOfContract(kit)
    #expect(contract.isEmpty, "\(contract)")
  }
}
