import AWSClient
import AWSRuntime
import AWSSigV4
import AWSTestKit
import GeneratedKiln
import HTTPTransportAPI
import Testing

@Suite("Retries of a generated client")
struct IdempotencyTests {
  private static let lost = TransportError(
    .reset, "connection lost", requestMayHaveReachedServer: true)

  private func client(_ responses: [StubResponse]) -> (client: KilnClient, transport: StubTransport)
  {
    let transport = StubTransport(responses)
    var configuration = ClientConfiguration(transport: transport, environment: [:])
    configuration.region = StaticRegion("eu-central-1")
    configuration.credentials = StaticCredentials(
      Credentials(accessKeyID: "AKID", secretAccessKey: "s"))
    configuration.monotonicClock = VirtualClock()
    return (KilnClient(configuration), transport)
  }

  @Test("Every attempt of an operation carries the same token, made by the client or the caller")
  func repeatsToken() async throws {
    for token in [nil, "mine"] {
      let (client, transport) = client([
        .failure(Self.lost), .status(500, body: "{}"), .status(200, body: #"{"FiringId":"f"}"#),
      ])
      _ = try await client.startFiring(program: "bisque", clientToken: token)
      let bodies = transport.sent.map(\.bodyText)
      #expect(bodies.count == 3)
      #expect(Set(bodies).count == 1)
      #expect(bodies[0].contains(#""ClientToken":"\#(token ?? "")"#))
    }
  }

  @Test("Two calls have two tokens")
  func separatesCalls() async throws {
    let responses = Array(repeating: StubResponse.status(200, body: #"{"FiringId":"f"}"#), count: 2)
    let (client, transport) = client(responses)
    for _ in 0..<2 { _ = try await client.startFiring(program: "bisque") }
    #expect(Set(transport.sent.map(\.bodyText)).count == 2)
  }

  @Test("An error that the model marks as retryable is retried")
  func retriesModeledError() async throws {
    let (client, transport) = client([
      .status(409, body: #"{"__type":"KilnBusy"}"#), .status(200, body: #"{"Firing":{}}"#),
    ])
    _ = try await client.describeFiring(firingId: "f")
    #expect(transport.sent.count == 2)
  }

  @Test("An error that the model does not mark is not retried")
  func endsAtModeledError() async throws {
    let (client, transport) = client([.status(404, body: #"{"__type":"FiringNotFound"}"#)])
    let error = await #expect(throws: CallError.self) {
      try await client.describeFiring(firingId: "f")
    }
    #expect(error?.code == "FiringNotFound")
    #expect(transport.sent.count == 1)
  }
}
