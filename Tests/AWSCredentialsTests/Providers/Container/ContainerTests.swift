import AWSCredentials
import AWSRuntime
import AWSSigV4
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Synchronization
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

private let document = """
  {"Code": "Success", "AccessKeyId": "AKROLE", "SecretAccessKey": "s", "Token": "t",
   "Expiration": "2030-01-01T00:00:00Z"}
  """

@Suite("Container metadata")
struct ContainerTests {
  private func resolve(
    _ variables: [String: String], files: [String: String] = [:],
    transport: StubTransport = StubTransport.answering { _ throws(TransportError) in (200, document)
    }
  ) async throws -> ResolvedCredentials {
    let host = TestHost.make(variables: variables, files: files, transport: transport)
    return try await ContainerCredentials(in: host).resolve()
  }

  @Test(
    "Plain HTTP goes to this machine and to addresses of container metadata only",
    arguments: [
      ("http://127.0.0.1/x", true), ("http://127.1.2.3:80/x", true), ("http://[::1]:1/x", true),
      ("http://LOCALHOST/x", true), ("http://169.254.170.2/x", true),
      ("http://169.254.170.23/x", true), ("http://[fd00:ec2::23]/x", true),
      ("https://example.com/x?y=z", true), ("http://example.com/x", false),
      ("http://169.254.170.3/x", false), ("http://127.0.0.1.example.com/x", false),
      ("http://localhost.example.com/x", false), ("http://192.168.1.1/x", false),
      ("http://user@127.0.0.1/x", false), ("ftp://127.0.0.1/x", false), ("localhost", false),
      ("http://127.0.0.1/x#y", false), ("http://128.0.0.1/x", false), ("http://127.0.0/x", false),
    ])
  func hosts(url: String, isAllowed: Bool) async throws {
    let transport = StubTransport.answering { _ throws(TransportError) in (200, document) }
    let variables = ["AWS_CONTAINER_CREDENTIALS_FULL_URI": url]
    if isAllowed {
      _ = try await resolve(variables, transport: transport)
      #expect(transport.sent.first?.url.lowercased() == url.lowercased())
    } else {
      let error = await #expect(throws: CredentialsError.self) {
        try await resolve(variables, transport: transport)
      }
      #expect(error?.message.contains("AWS_CONTAINER_CREDENTIALS_FULL_URI") == true)
      #expect(transport.sent.isEmpty)
    }
  }

  @Test("The file's token counts before the variable's, without the line break at its end")
  func token() async throws {
    let transport = StubTransport.answering { _ throws(TransportError) in (200, document) }
    let variables = [
      "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/x", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "one",
      "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/token",
    ]
    _ = try await resolve(variables, files: ["/token": "Bearer two\n"], transport: transport)
    #expect(transport.sent.first?.request.headerFields[.authorization] == "Bearer two")
  }

  @Test("A token that would add header fields is refused")
  func injection() async throws {
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve([
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN": "hush\r\nX-Other: 1",
      ])
    }
    #expect(error?.message.contains("AWS_CONTAINER_AUTHORIZATION_TOKEN") == true)
    #expect(error?.message.contains("hush") == false)
  }

  @Test(
    "A broken connection and a response that is late are followed by another attempt",
    arguments: [TransportError.Code.reset, .firstByteTimeout, .timeout, .connectTimeout])
  func secondAttempt(code: TransportError.Code) async throws {
    let isFirst = Mutex(true)
    let clock = TestHost.clock()
    let transport = StubTransport.answering { sent throws(TransportError) in
      let isFirst = isFirst.withLock { isFirst in
        defer { isFirst = false }
        return isFirst
      }
      guard isFirst else { return (200, document) }
      clock.advance(by: .seconds(code == .reset ? 0 : 2))
      throw TransportError(code, "broken", requestMayHaveReachedServer: true)
    }
    let host = TestHost.make(
      variables: ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"], transport: transport,
      clock: clock)
    #expect(try await ContainerCredentials(in: host).resolve().credentials.accessKeyID == "AKROLE")
    #expect(transport.sent.count == 2)
  }

  @Test(
    "A refusal shows the agent's reason, as JSON or as one line of plain text",
    arguments: [
      ("unable to get\n\u{1B}[31m credentials\r\n", ": unable to get [31m credentials"),
      (#"{"code": "NoIdInRequest", "message": "no id"}"#, ": no id"), ("", "400"),
      ("<html>log in</html>", "400"), ("the token hush is bad", "400"),
      (#"{"message": "hush is bad"}"#, "400"),
    ])
  func reason(answer: String, end: String) async throws {
    let transport = StubTransport.answering { _ throws(TransportError) in (400, answer) }
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(
        [
          "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x",
          "AWS_CONTAINER_AUTHORIZATION_TOKEN": "hush",
        ], transport: transport)
    }
    #expect(error?.message.hasSuffix(end) == true, "\(error?.message ?? "")")
    #expect(transport.sent.count == 1)
  }

  @Test("AWS_MAX_ATTEMPTS does not count for container metadata")
  func fixedAttempts() async {
    let transport = StubTransport.answering { _ throws(TransportError) in (503, "") }
    _ = await #expect(throws: CredentialsError.self) {
      try await resolve(
        ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x", "AWS_MAX_ATTEMPTS": "1"],
        transport: transport)
    }
    #expect(transport.sent.count == 3)
  }

  @Test("A busy service is asked again, and a refusal is not", arguments: [(503, 3), (404, 1)])
  func attempts(status: Int, count: Int) async throws {
    let transport = StubTransport.answering { _ throws(TransportError) in (status, "busy") }
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"], transport: transport)
    }
    #expect(transport.sent.count == count)
    #expect(error?.message.contains("\(status)") == true)
  }
}
