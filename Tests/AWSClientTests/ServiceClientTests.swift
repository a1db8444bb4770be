import AWSTestKit
import CurlTransport
import GeneratedLedger
import Synchronization
import TestServers
import Testing

@testable import AWSClient

@Suite("A generated client that is given nothing", .timeLimit(.minutes(1)))
struct ServiceClientTests {
  private static let response = """
    HTTP/1.1 200 OK\r
    Content-Type: application/x-amz-json-1.1\r
    Content-Length: 2\r
    \r
    {}
    """

  @Test("It finds region, credentials and endpoint in its environment, and sends over libcurl")
  func callsByEnvironment() async throws {
    let server = try await SocketServers().start(.answering(Self.response))
    defer { server.stop() }
    let client = TestLedgerClient(
      ClientConfiguration(environment: [
        "AWS_REGION": "eu-central-1", "AWS_ACCESS_KEY_ID": "AKIDENV",
        "AWS_SECRET_ACCESS_KEY": "s3cret", "AWS_SESSION_TOKEN": "t0ken",
        "AWS_ENDPOINT_URL": "http://\(server.authority)/base", "AWS_SDK_UA_APP_ID": "books",
      ]))
    _ = try await client.ping()
    let request = String(decoding: try #require(server.requests.first), as: UTF8.self)
    #expect(request.hasPrefix("POST /base/ HTTP/1.1\r\n"))
    #expect(request.contains("Credential=AKIDENV/"))
    #expect(request.contains("/eu-central-1/ledger/aws4_request"))
    #expect(request.lowercased().contains("x-amz-target: ledger_20300101.ping\r\n"))
    #expect(request.contains("api/test-ledger#2030-01-01"))
    #expect(request.contains(" app/books "))
    #expect(server.requests.count == 1)
  }

  @Test("It finds credentials of a container at the server, over the same transport")
  func asksContainer() async throws {
    let keys = """
      {"AccessKeyId":"AKIDBOX","SecretAccessKey":"s","Token":"t",\
      "Expiration":"2099-01-01T00:00:00Z"}
      """
    let answer = """
      HTTP/1.1 200 OK\r
      Content-Type: application/json\r
      Content-Length: \(keys.utf8.count)\r
      \r
      \(keys)
      """
    let server = try await SocketServers().start(.answering(answer))
    defer { server.stop() }
    let client = TestLedgerClient(
      ClientConfiguration(environment: [
        "AWS_REGION": "eu-central-1", "AWS_ENDPOINT_URL": "http://\(server.authority)",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://\(server.authority)/keys",
      ]))
    _ = try await client.ping()
    let requests = server.requests.map { String(decoding: $0, as: UTF8.self) }
    #expect(requests.count == 2)
    #expect(requests.first?.hasPrefix("GET /keys HTTP/1.1\r\n") == true)
    #expect(requests.last?.contains("Credential=AKIDBOX/") == true)
  }

  @Test("Without a region the first call says which variable is missing, and nothing is guessed")
  func namesMissingRegion() async {
    let transport = StubTransport.succeeding()
    let client = TestLedgerClient(.over(transport, ["AWS_EC2_METADATA_DISABLED": "true"]))
    let error = await #expect(throws: CallError.self) { try await client.ping() }
    #expect(error?.kind == .region)
    #expect(error?.message.contains("AWS_REGION") == true)
    #expect(transport.sent.isEmpty)
  }

  @Test("While the first call reads files, another one waits without blocking its thread")
  func waitsWithoutBlocking() async throws {
    let isOpen = Flag()
    let hasBegun = Flag()
    let transport = StubTransport.succeeding()
    var configuration = ClientConfiguration.over(
      transport,
      [
        "AWS_REGION": "eu-central-1", "AWS_ACCESS_KEY_ID": "AKID",
        "AWS_SECRET_ACCESS_KEY": "s3cret",
      ])
    let files = configuration.host.files
    configuration.host.files.read = { path throws(FileError) in
      hasBegun.set()
      while !isOpen.isSet { await Task.yield() }
      return try await files.read(path)
    }
    let client = TestLedgerClient(configuration)
    let first = Task { try await client.ping() }
    while !hasBegun.isSet { await Task.yield() }
    // A thread for two tasks: the second one opens the file if the first leaves the thread.
    let thread = try CurlTransport(configuration: .init()).executor
    async let second = withTaskExecutorPreference(thread) { try await client.ping() }
    try await Task.sleep(for: .milliseconds(20))
    await withTaskExecutorPreference(thread) { isOpen.set() }
    _ = try await (first.value, second)
    #expect(transport.sent.count == 2)
  }

  @Test("A stub in place of the pipeline makes the calls")
  func callsStub() async throws {
    try await StrictStub.verifying { stub in
      stub.expect(
        DescribeAccount.self, DescribeAccountInput(), .output(DescribeAccountOutput()))
      _ = try await TestLedgerClient(calling: stub).describeAccount()
    }
  }
}

/// A flag for many threads.
private final class Flag: Sendable {
  private let state = Mutex(false)

  var isSet: Bool { state.withLock { $0 } }

  func set() { state.withLock { $0 = true } }
}
