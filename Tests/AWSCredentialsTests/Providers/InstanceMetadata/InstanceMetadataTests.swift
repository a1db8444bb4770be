import AWSCredentials
import AWSRuntime
import AWSSigV4
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

@Suite("Instance metadata")
struct InstanceMetadataTests {
  /// Answers as the service does, but for the requests that the changes name.
  private func service(_ changes: [String: (Int, String)] = [:]) -> TestTransport {
    TestTransport { sent throws(TransportError) in
      let key = "\(sent.request.method) \(sent.request.path ?? "")"
      if let change = changes[key] { return change }
      switch sent.request.path {
      case "/latest/api/token": return (200, "TOKEN==")
      case "/latest/meta-data/iam/security-credentials/": return (200, "a-role\n")
      case "/latest/meta-data/iam/security-credentials/a-role": return (200, document)
      default: return (404, "")
      }
    }
  }

  private func resolve(
    _ transport: TestTransport, _ variables: [String: String] = [:]
  ) async throws -> ResolvedCredentials {
    let settings = try ClientSettings(
      in: TestHost.make(variables: variables, transport: transport))
    return try await InstanceMetadataCredentials(InstanceMetadata(settings: settings)).resolve()
  }

  private let token = "x-aws-ec2-metadata-token"

  @Test("A token is asked for and sent with each request")
  func tokens() async throws {
    let transport = service()
    let found = try await resolve(transport)
    #expect(found.credentials.accessKeyID == "AKROLE")
    #expect(found.features == [.credentialsImds])
    #expect(transport.sent.map(\.request.method) == [.put, .get, .get])
    let name = try #require(HTTPField.Name(token))
    for sent in transport.sent.dropFirst() {
      #expect(sent.request.headerFields[name] == "TOKEN==")
    }
  }

  @Test("A token is kept, and asked for again when the service does not know it any more")
  func tokenReuse() async throws {
    let transport = service()
    let settings = try ClientSettings(in: TestHost.make(transport: transport))
    let provider = InstanceMetadataCredentials(try InstanceMetadata(settings: settings))
    _ = try await provider.resolve()
    _ = try await provider.resolve()
    #expect(transport.sent.filter { $0.request.method == .put }.count == 1)
    let forgetful = service(["GET /latest/meta-data/iam/security-credentials/": (401, "")])
    await #expect(throws: CredentialsError.self) { try await resolve(forgetful) }
    #expect(forgetful.sent.map(\.request.method) == [.put, .get, .put, .get])
  }

  @Test(
    "A service that issues no token is asked without one, unless that is disabled",
    arguments: [401, 403, 404, 405, 500])
  func versionOne(status: Int) async throws {
    let transport = service(["PUT /latest/api/token": (status, "")])
    #expect(try await resolve(transport).credentials.accessKeyID == "AKROLE")
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(transport, ["AWS_EC2_METADATA_V1_DISABLED": "true"])
    }
    #expect(error?.message.contains("requests without one are disabled") == true)
    #expect(error?.message.contains("HTTP status \(status)") == true)
  }

  @Test(
    "Requests without a token that are refused say so",
    arguments: [(401, "requires a session token"), (403, "switched off")])
  func refusedWithoutToken(status: Int, words: String) async throws {
    let transport = service([
      "PUT /latest/api/token": (403, ""),
      "GET /latest/meta-data/iam/security-credentials/": (status, ""),
    ])
    let error = await #expect(throws: CredentialsError.self) { try await resolve(transport) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error?.kind == .refused)
  }

  @Test("Disabled instance metadata is never asked")
  func disabled() async throws {
    let transport = service()
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(transport, ["AWS_EC2_METADATA_DISABLED": "true"])
    }
    #expect(error?.kind == .notConfigured)
    #expect(error?.message.contains("AWS_EC2_METADATA_DISABLED") == true)
    #expect(transport.sent.isEmpty)
  }

  @Test(
    "Answers that make no sense are errors that say so",
    arguments: [
      ("PUT /latest/api/token", 200, "<html>log in</html>", "no session token"),
      ("PUT /latest/api/token", 200, "", "no session token"),
      ("PUT /latest/api/token", 400, "", "HTTP status 400"),
      (
        "GET /latest/meta-data/iam/security-credentials/", 200, "<html></html>", "no name of a role"
      ),
      ("GET /latest/meta-data/iam/security-credentials/", 404, "", "instance profile"),
      (
        "GET /latest/meta-data/iam/security-credentials/a-role", 200, "<html/>", "not a JSON object"
      ),
      (
        "GET /latest/meta-data/iam/security-credentials/a-role", 200,
        #"{"Code": "AssumeRoleUnauthorizedAccess", "Message": "not trusted"}"#, "not trusted"
      ),
      (
        "GET /latest/meta-data/iam/security-credentials/a-role", 200,
        #"{"AccessKeyId": "a", "SecretAccessKey": "b", "Token": "c"}"#, "without Expiration"
      ),
    ])
  func nonsense(request: String, status: Int, answer: String, words: String) async throws {
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(service([request: (status, answer)]))
    }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains("http://169.254.169.254") == true)
  }
}

@Suite("Container metadata")
struct ContainerTests {
  private func resolve(
    _ variables: [String: String], files: [String: String] = [:],
    transport: TestTransport = TestTransport { _ throws(TransportError) in (200, document) }
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
    let transport = TestTransport { _ throws(TransportError) in (200, document) }
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
    let transport = TestTransport { _ throws(TransportError) in (200, document) }
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
    let clock = TestClock()
    let transport = TestTransport { sent throws(TransportError) in
      let isFirst = isFirst.withLock { isFirst in
        defer { isFirst = false }
        return isFirst
      }
      guard isFirst else { return (200, document) }
      clock.advance(by: code == .reset ? 0 : 2)
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
    let transport = TestTransport { _ throws(TransportError) in (400, answer) }
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
    let transport = TestTransport { _ throws(TransportError) in (503, "") }
    _ = await #expect(throws: CredentialsError.self) {
      try await resolve(
        ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x", "AWS_MAX_ATTEMPTS": "1"],
        transport: transport)
    }
    #expect(transport.sent.count == 3)
  }

  @Test("A busy service is asked again, and a refusal is not", arguments: [(503, 3), (404, 1)])
  func attempts(status: Int, count: Int) async throws {
    let transport = TestTransport { _ throws(TransportError) in (status, "busy") }
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"], transport: transport)
    }
    #expect(transport.sent.count == count)
    #expect(error?.message.contains("\(status)") == true)
  }
}
