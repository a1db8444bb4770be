import AWSCredentials
import AWSRuntime
import HTTPTransportAPI
import HTTPTypes
import Synchronization
import Testing

@testable import SsmSap

@Suite("The defaults mode that is chosen by where the program runs")
struct AutoModeTests {
  private static let request = HTTPRequest(
    method: .post, scheme: "https", authority: "ssm-sap.eu-west-1.amazonaws.com",
    path: "/get-operation")

  /// The times to connect of three calls of eu-west-1, the last of them when all is found out.
  private func connectTimeouts(
    _ variables: [String: String], instanceIn place: String?
  ) async throws -> [Duration] {
    let transport = PlaceTransport(place)
    var host = HostEnvironment(transport: transport, variables: variables)
    host.files = HostFiles([:])
    let metadata = try InstanceMetadata(settings: try ClientSettings(in: host))
    let auto = AutoModeTransport(
      transport, calling: StaticRegion("eu-west-1"), in: variables, metadata)
    for _ in 0..<2 { _ = try await send(auto) }
    await auto.settled()
    _ = try await send(auto)
    return transport.connectTimeouts
  }

  private func send(_ transport: AutoModeTransport) async throws -> TransportResponse {
    try await transport.send(Self.request, body: .empty, options: TransportOptions())
  }

  @Test(
    "In an execution environment the variables tell the region, and metadata is not asked",
    arguments: [
      ("AWS_REGION", "eu-west-1", 1100), ("AWS_DEFAULT_REGION", "eu-west-1", 1100),
      ("AWS_REGION", "us-east-1", 3100),
    ])
  func asksVariables(name: String, here: String, milliseconds: Int) async throws {
    let variables = ["AWS_EXECUTION_ENV": "AWS_ECS_FARGATE", name: here]
    #expect(
      try await connectTimeouts(variables, instanceIn: nil)
        == Array(repeating: .milliseconds(milliseconds), count: 3))
  }

  @Test(
    "Elsewhere instance metadata tells the region, and until it does, standard counts",
    arguments: [("eu-west-1", 1100), ("us-east-1", 3100)])
  func asksMetadata(place: String, milliseconds: Int) async throws {
    // The program's variables say where to call, not where it runs.
    let found = try await connectTimeouts(["AWS_REGION": "eu-west-1"], instanceIn: place)
    #expect(found.first == .milliseconds(3100))
    #expect(found.last == .milliseconds(milliseconds))
  }

  @Test("No call waits for metadata that never answers", .timeLimit(.minutes(1)))
  func neverBlocks() async throws {
    let transport = PlaceTransport(nil, isSilent: true)
    var host = HostEnvironment(transport: transport, variables: [:])
    host.files = HostFiles([:])
    let metadata = try InstanceMetadata(settings: try ClientSettings(in: host))
    let auto = AutoModeTransport(transport, calling: StaticRegion("eu-west-1"), in: [:], metadata)
    for _ in 0..<10 { _ = try await send(auto) }
    #expect(transport.connectTimeouts == Array(repeating: .milliseconds(3100), count: 10))
    transport.giveUp()
    await auto.settled()
    _ = try await send(auto)
    #expect(transport.connectTimeouts.last == .milliseconds(3100))
  }

  @Test("Disabled metadata is not asked: the standard mode counts")
  func staysStandard() async throws {
    let found = try await connectTimeouts(["AWS_EC2_METADATA_DISABLED": "true"], instanceIn: nil)
    #expect(found == Array(repeating: .milliseconds(3100), count: 3))
  }

  @Test("The client sends by it where the mode is auto, and only there")
  func isUsed() throws {
    var configuration = ClientConfiguration(transport: PlaceTransport(nil), environment: [:])
    configuration.host.files = HostFiles([:])
    #expect(try !(configuration.resolved().transport is AutoModeTransport))
    configuration.defaultsMode = .auto
    #expect(try configuration.resolved().transport is AutoModeTransport)
  }
}

/// Answers as the service and as the metadata of an instance in a region; outside of an instance
/// nothing may ask for metadata, unless that is silent.
private final class PlaceTransport: HTTPTransport {
  private let place: String?
  private let isSilent: Bool
  private let timeouts = Mutex<[Duration]>([])
  private let silence = AsyncStream<Void>.makeStream()

  init(_ place: String?, isSilent: Bool = false) {
    self.place = place
    self.isSilent = isSilent
  }

  /// The times that calls of the service had to connect.
  var connectTimeouts: [Duration] { timeouts.withLock { $0 } }

  /// Ends the silence, without an answer.
  func giveUp() { silence.continuation.finish() }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    let path = request.path ?? ""
    guard path.hasPrefix("/latest/") else {
      timeouts.withLock { $0.append(options.connectTimeout) }
      return answer("{}")
    }
    if isSilent {
      for await _ in silence.stream {}
      throw TransportError(.connect, "nobody is there", requestMayHaveReachedServer: false)
    }
    guard let place else {
      Issue.record("metadata was asked")
      return answer("")
    }
    return answer(path.hasSuffix("/region") ? place : "token")
  }

  private func answer(_ text: String) -> TransportResponse {
    TransportResponse(head: HTTPResponse(status: .ok), body: ResponseBody(Array(text.utf8)))
  }
}
