import AWSTestKit
import GeneratedLedger
import HTTPTransportAPI
import HTTPTypes
import Synchronization
import Testing

@testable import AWSClient

@Suite("The defaults mode that is chosen by where the program runs")
struct AutomaticModeTests {
  private typealias Mode = ClientSettings.DefaultsMode

  private func mode(
    _ variables: [String: String], _ transport: any HTTPTransport
  ) async throws -> AutomaticMode {
    var host = HostEnvironment(transport: transport, variables: variables)
    host.files = HostFiles([:])
    return AutomaticMode(
      in: variables, try InstanceMetadata(settings: await ClientSettings(in: host)))
  }

  @Test(
    "In an execution environment the variables tell the region, and metadata is not asked",
    arguments: [
      ("AWS_REGION", "eu-west-1", Mode.inRegion), ("AWS_DEFAULT_REGION", "eu-west-1", .inRegion),
      ("AWS_REGION", "us-east-1", .crossRegion),
    ])
  func asksVariables(name: String, here: String, expected: ClientSettings.DefaultsMode) async throws
  {
    let transport = StubTransport.succeeding()
    let mode = try await mode(["AWS_EXECUTION_ENV": "AWS_ECS_FARGATE", name: here], transport)
    #expect(mode.mode(calling: "eu-west-1") == expected)
    await mode.settled()
    #expect(mode.mode(calling: "eu-west-1") == expected)
    #expect(transport.sent.isEmpty)
  }

  @Test(
    "Elsewhere instance metadata tells the region, and until it does, standard applies",
    arguments: [("eu-west-1", Mode.inRegion), ("us-east-1", .crossRegion)])
  func asksMetadata(place: String, expected: ClientSettings.DefaultsMode) async throws {
    let transport = StubTransport.succeeding {
      $0.request.path?.hasSuffix("/region") == true ? place : "token"
    }
    // The program's variables say where to call, not where it runs.
    let mode = try await mode(["AWS_REGION": "eu-west-1"], transport)
    #expect(mode.mode(calling: "eu-west-1") == .standard)
    await mode.settled()
    #expect(mode.mode(calling: "eu-west-1") == expected)
    let requests = transport.sent.count
    await mode.settled()
    #expect(transport.sent.count == requests)
  }

  @Test("Disabled metadata is not asked: the standard mode applies")
  func staysStandard() async throws {
    let transport = StubTransport.succeeding()
    let mode = try await mode(["AWS_EC2_METADATA_DISABLED": "true"], transport)
    #expect(mode.mode(calling: "eu-west-1") == .standard)
    await mode.settled()
    #expect(mode.mode(calling: "eu-west-1") == .standard)
    #expect(transport.sent.isEmpty)
  }

  @Test("Each attempt of a client connects in the time of the mode")
  func isUsed() async throws {
    let transport = StubTransport.succeeding()
    var configuration = ClientConfiguration.over(
      transport, ["AWS_EXECUTION_ENV": "AWS_ECS_FARGATE", "AWS_REGION": "eu-west-1"])
    configuration.credentials = StaticCredentials(
      Credentials(accessKeyID: "AKID", secretAccessKey: "s"))
    configuration.defaultsMode = .auto
    _ = try await TestLedgerClient(configuration).ping()
    configuration.region = StaticRegion("us-east-1")
    _ = try await TestLedgerClient(configuration).ping()
    let timeouts = transport.sent.map(\.options.connectTimeout)
    #expect(timeouts == [.milliseconds(1100), .milliseconds(3100)])
  }

  @Test("No call waits for metadata that never responds", .timeLimit(.minutes(1)))
  func neverBlocks() async throws {
    let transport = SilentMetadata()
    var configuration = ClientConfiguration.over(StubTransport.succeeding(), [:])
    configuration.transport = transport
    configuration.region = StaticRegion("eu-west-1")
    configuration.credentials = StaticCredentials(
      Credentials(accessKeyID: "AKID", secretAccessKey: "s"))
    configuration.defaultsMode = .auto
    let client = TestLedgerClient(configuration)
    for _ in 0..<10 { _ = try await client.ping() }
    #expect(transport.connectTimeouts == Array(repeating: .milliseconds(3100), count: 10))
    transport.giveUp()
  }
}

/// A transport that responds for the service at once, and for instance metadata not at all.
private final class SilentMetadata: HTTPTransport {
  private let timeouts = Mutex<[Duration]>([])
  private let silence = AsyncStream<Void>.makeStream()

  /// The times that calls of the service had to connect.
  var connectTimeouts: [Duration] { timeouts.withLock { $0 } }

  /// Ends the silence, without a response.
  func giveUp() { silence.continuation.finish() }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    guard request.path?.hasPrefix("/latest/") == true else {
      timeouts.withLock { $0.append(options.connectTimeout) }
      return TransportResponse(
        head: HTTPResponse(status: .ok), body: ResponseBody(Array("{}".utf8)))
    }
    for await _ in silence.stream {}
    throw TransportError(.connect, "nobody is there", requestMayHaveReachedServer: false)
  }
}
