import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import SsmSap
import Synchronization
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Adoption through the whole pipeline")
struct AdoptionOnTheWireTests {
  /// The service's clock, which the machine's is ten minutes behind.
  private static let date = "Tue, 14 Nov 2023 22:23:20 GMT"

  private static func client(
    _ transport: StubTransport, _ adoption: AdoptionPolicy = .adopt
  ) -> SsmSapClient {
    var configuration = ClientConfiguration(transport: transport, environment: [:])
    configuration.region = StaticRegion("eu-central-1")
    configuration.credentials = StaticCredentials(
      Credentials(accessKeyID: "AKID", secretAccessKey: "s3cret"))
    configuration.clock = VirtualClock(startingAt: Samples.start)
    return SsmSapClient(configuration, adoption: adoption)
  }

  private static func operations(startedAt seconds: Int) -> StubResponse {
    .status(
      200, ["Date": date],
      body: #"{"Operations":[{"Id":"\#(Samples.id)","Type":"START_APPLICATION","#
        + #""Status":"INPROGRESS","StartTime":\#(seconds)}]}"#)
  }

  @Test("A request whose answer was lost is sent once; the look tells the service's clock")
  func adoptsAfterReset() async throws {
    let transport = StubTransport([
      .failure(TransportError(.reset, "reset", requestMayHaveReachedServer: true)),
      Self.operations(startedAt: 1_700_000_600),
    ])
    let output = try await Self.client(transport).startApplication(
      applicationId: Samples.application)
    #expect(output.operationId == Samples.id)
    #expect(transport.paths == ["/start-application", "/list-operations"])
  }

  @Test("An operation of ten minutes ago by the service's clock is not taken for the call's")
  func knowsTheServiceClock() async throws {
    let transport = StubTransport([
      .failure(TransportError(.timeout, "late", requestMayHaveReachedServer: true)),
      Self.operations(startedAt: 1_700_000_000),
    ])
    var adoption = AdoptionPolicy.adoptOrFail
    adoption.maximumLookups = 1
    let client = Self.client(transport, adoption)
    await #expect(throws: CallError.self) {
      try await client.startApplication(applicationId: Samples.application)
    }
    #expect(transport.paths == ["/start-application", "/list-operations"])
  }

  @Test("A failure of the service is looked after, not repeated")
  func adoptsAfterServerError() async throws {
    let transport = StubTransport([
      .status(
        500, ["x-amzn-errortype": "InternalServerException", "Date": Self.date], body: "{}"),
      Self.operations(startedAt: 1_700_000_601),
    ])
    let output = try await Self.client(transport).startApplication(
      applicationId: Samples.application)
    #expect(output.operationId == Samples.id)
    #expect(transport.paths == ["/start-application", "/list-operations"])
  }

  @Test("An answer of success that cannot be read is looked after")
  func adoptsAfterGarbage() async throws {
    let transport = StubTransport([
      .status(200, body: "<html>"), Self.operations(startedAt: 1_700_000_600),
    ])
    let output = try await Self.client(transport).startApplication(
      applicationId: Samples.application)
    #expect(output.operationId == Samples.id)
    #expect(transport.paths == ["/start-application", "/list-operations"])
  }
}
