import AWSClient
import AWSJSON
import AWSRuntime
import AWSShapes
import AWSSigV4
import AWSTestKit
import GeneratedLedger
import HTTPTransportAPI
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("A generated awsJson1_1 service")
struct LedgerTests {
  private static let attributes: [String: Attribute] = [
    "s": .s("x"), "n": .n(1.5), "b": .b([1]), "l": .l([.null(true), .m(["k": .s("v")])]),
  ]

  @Test("A request names its operation in a header, and its body reads back as the same input")
  func request() throws {
    let input = PostEntryRequest(
      account: "12", amount: try #require(BigDecimal("1.10")), key: ["id": .s("1")],
      when: Date(timeIntervalSince1970: 1.5), memo: "m", attributes: Self.attributes, raw: [0],
      extra: ["a": [1, nil]], token: "t", table: "x")
    let request = try AWSJSON1(.v11).request(for: PostEntry.self, input: input)
    #expect(request.headers.contains(WireHeader("X-Amz-Target", "Ledger_20300101.PostEntry")))
    #expect(request.target == "/")
    let body = try #require(request.body?.bytes)
    #expect(String(decoding: body, as: UTF8.self).contains(#""Memo":"m""#))
    #expect(try JSONCodec(naming: .model).decode(PostEntryRequest.self, from: body) == input)
  }

  @Test("A token is made up where none is given")
  func idempotencyToken() throws {
    let input = PostEntryRequest(account: "12", amount: BigDecimal(1))
    let protocolWithToken = AWSJSON1(.v11, idempotencyToken: { "made-up" })
    let request = try protocolWithToken.request(for: PostEntry.self, input: input)
    let body = String(decoding: request.body?.bytes ?? [], as: UTF8.self)
    #expect(body.contains(#""Token":"made-up""#))
  }

  @Test("An output that holds itself, and unions without end, read and write")
  func output() throws {
    let entry = Entry(
      id: "2", attributes: Self.attributes, reverses: Entry(id: "1", secret: "1234"), count: 3)
    let output = PostEntryResponse(entry: entry, balance: BigDecimal(-5))
    let bytes = try JSONCodec(naming: .model).encode(output)
    let read = try AWSJSON1(.v11).output(
      of: PostEntry.self,
      from: WireResponse(status: 200, headers: [], body: ByteStream(bytes)))
    #expect(read == output)
    #expect(!"\(read)".contains("1234"))
  }

  @Test("An error is known by its name of the query protocol too")
  func queryError() {
    let response = WireResponse(
      status: 400,
      headers: [WireHeader("x-amzn-query-error", "Ledger.Overdrawn;Sender")],
      body: ByteStream(
        Array(#"{"__type":"test.ledger#OverdrawnException","message":"no","Missing":2.5}"#.utf8)))
    let failure = AWSJSON1(.v11).failure(of: PostEntry.self, from: response)
    #expect(failure.code == "Ledger.Overdrawn")
    let modeled = failure.modeled as? OverdrawnException
    #expect(modeled?.message == "no")
    #expect(modeled?.missing == BigDecimal("2.5"))
    #expect(LimitExceeded.isRetryable && LimitExceeded().message == nil)
  }

  @Test("The old form of an enum makes the same type as the new")
  func oldEnum() {
    #expect(AccountState.open.rawValue == "open")
    #expect(AccountState.knownValues == [.open, .closed])
    #expect(DescribeAccountOutput(historyValue: "x").historyValue == "x")
  }

  // MARK: The client

  /// A transport that responds with these bodies in order.
  private func pages(_ bodies: [String]) -> StubTransport {
    StubTransport(bodies.map { .status(200, body: $0) })
  }

  private func configuration(_ transport: StubTransport) -> ClientConfiguration {
    var configuration = ClientConfiguration(transport: transport, environment: [:])
    configuration.region = StaticRegion("eu-central-1")
    configuration.credentials = StaticCredentials(
      Credentials(accessKeyID: "AKID", secretAccessKey: "s"))
    return configuration
  }

  @Test("The generated client pages by a token that is a map")
  func clientPages() async throws {
    let transport = pages([
      #"{"Items":[{"Id":"1"}],"LastEvaluatedKey":{"id":{"S":"1"}}}"#,
      #"{"Items":[],"LastEvaluatedKey":{"id":{"S":"2"}}}"#,
      #"{"Items":[{"Id":"3"}],"LastEvaluatedKey":{}}"#,
    ])
    let client = TestLedgerClient(configuration(transport))
    var ids: [String] = []
    for try await entry in client.scanEntriesPages(limit: 1).items { ids.append(entry.id) }
    #expect(ids == ["1", "3"])
    #expect(
      transport.sent.map(\.bodyText) == [
        #"{"Limit":1}"#, #"{"ExclusiveStartKey":{"id":{"S":"1"}},"Limit":1}"#,
        #"{"ExclusiveStartKey":{"id":{"S":"2"}},"Limit":1}"#,
      ])
  }

  @Test("An input that breaks a rule is not sent, unless checks are off")
  func clientValidates() async throws {
    let transport = pages([#"{"Items":[]}"#])
    var configuration = configuration(transport)
    await #expect(throws: CallError.self) {
      try await TestLedgerClient(configuration).scanEntries(limit: 0)
    }
    #expect(transport.sent.isEmpty)
    configuration.validatesInput = false
    _ = try await TestLedgerClient(configuration).scanEntries(limit: 0)
    #expect(transport.sent.map(\.bodyText) == [#"{"Limit":0}"#])
  }
}
