import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Testing

@testable import CurlTransport

@Suite("The conformance kit", .timeLimit(.minutes(1)))
struct CurlConformanceTests {
  @Test("finds nothing wrong with CurlTransport")
  func conforms() async throws {
    let kit = TransportConformance { try CurlTransport() }
    let violations = await kit.violations(against: LoopbackServers())
    #expect(violations.isEmpty, "\(violations)")

    let server = try LoopbackServer.answering(okay)
    let sample = TransportConformance.Sample(
      server.request(.post), body: Array("hello".utf8), status: .ok)
    let others = await kit.violations(sending: sample)
    #expect(others.isEmpty, "\(others)")
  }

  /// Breaks promises on purpose.
  private struct Careless: HTTPTransport {
    let curl: CurlTransport

    func send(
      _ request: HTTPRequest, body: RequestBody, options: TransportOptions
    ) async throws(TransportError) -> TransportResponse {
      var request = request
      request.headerFields[.userAgent] = "careless"
      do {
        return try await curl.send(request, body: body, options: TransportOptions())
      } catch {
        guard error.code == .reset else { throw error }
        return try await curl.send(request, body: body, options: options)
      }
    }
  }

  @Test("finds what a careless transport breaks")
  func finds() async throws {
    let kit = TransportConformance { Careless(curl: try CurlTransport()) }
    let excluded: Set<TransportConformance.Check> = [.timesOut]
    let found = Set(
      await kit.violations(against: LoopbackServers(), excluding: excluded).map(\.check))
    #expect(found.isSuperset(of: [.addsNothing, .neverSendsAgain]), "\(found)")
    let server = try LoopbackServer.answering(okay)
    let sample = TransportConformance.Sample(server.request(.post), body: [1], status: .ok)
    let others = Set(await kit.violations(sending: sample).map(\.check))
    #expect(others == [.limitsBodies])
  }
}
