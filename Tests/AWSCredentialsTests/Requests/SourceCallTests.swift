import AWSRuntime
import AWSSigV4
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Synchronization
import Testing

@testable import AWSCredentials

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Counts the requests that a transport's function has seen.
private final class Turns: Sendable {
  private let count = Mutex(0)

  /// The number of this turn, from one.
  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}

/// Reports a timeout when its task is cancelled.
private struct SilentTransport: HTTPTransport {
  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    while !Task.isCancelled { await Task.yield() }
    throw TransportError(.timeout, "too late", requestMayHaveReachedServer: true)
  }
}

private let keys = """
  {"Code": "Success", "AccessKeyId": "AKROLE", "SecretAccessKey": "s", "Token": "t",
   "Expiration": "2030-01-01T00:00:00Z"}
  """

private let sessionXML = """
  <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>AKROLE</AccessKeyId>
  <SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
  <Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>
  </AssumeRoleResponse>
  """

private func refusalXML(_ code: String) -> String {
  "<ErrorResponse><Error><Code>\(code)</Code><Message>m</Message></Error></ErrorResponse>"
}

/// A profile that assumes a role with the keys of another profile.
private func roleConfig(_ lines: String = "region = eu-west-1") -> String {
  """
  [profile role]
  role_arn = arn:aws:iam::123456789012:role/R
  source_profile = base
  \(lines)
  [profile base]
  aws_access_key_id = AKBASE
  aws_secret_access_key = s
  """
}

private let ssoConfig = """
  [profile role]
  sso_start_url = https://corp.awsapps.com/start
  sso_region = eu-west-1
  sso_account_id = 123456789012
  sso_role_name = Reader
  """

@Suite("Calls of sources of credentials")
struct SourceCallTests {
  private func assumeRole(
    _ transport: StubTransport, config: String = roleConfig(), variables: [String: String] = [:],
    region: (any RegionProvider)? = nil, clock: VirtualClock = TestHost.clock()
  ) async throws -> ResolvedCredentials {
    let host = TestHost.make(
      variables: variables, config: config, transport: transport, clock: clock)
    return try await DefaultCredentials(in: host, profile: "role", region: region).resolve()
  }

  // MARK: Retries

  @Test(
    "An error code that stands for throttling or an outage is retried, whatever the status",
    arguments: [
      "Throttling", "ThrottlingException", "RequestLimitExceeded", "TooManyRequestsException",
      "RequestTimeout", "IDPCommunicationError",
    ])
  func retriedCodes(code: String) async throws {
    let turns = Turns()
    let transport = StubTransport.answering { _ throws(TransportError) in
      turns.next() < 3 ? (400, refusalXML(code)) : (200, sessionXML)
    }
    #expect(try await assumeRole(transport).credentials.accessKeyID == "AKROLE")
    #expect(transport.sent.count == 3)
  }

  @Test(
    "Other error codes are not retried",
    arguments: [(403, "AccessDenied"), (400, "InvalidIdentityToken"), (400, "")])
  func refusals(status: Int, code: String) async throws {
    let transport = StubTransport.answering { _ throws(TransportError) in (status, refusalXML(code))
    }
    let error = await #expect(throws: CredentialsError.self) { try await assumeRole(transport) }
    #expect(error?.kind == .refused)
    #expect(transport.sent.count == 1)
  }

  @Test("Throttling that does not end is an outage, not a refusal, and shows its code")
  func throttled() async throws {
    let transport = StubTransport.answering { _ throws(TransportError) in
      (400, refusalXML("Throttling"))
    }
    let error = await #expect(throws: CredentialsError.self) { try await assumeRole(transport) }
    #expect(error?.kind == .unreachable)
    #expect(error?.message.contains("Throttling: m") == true)
    #expect(transport.sent.count == 3)
  }

  @Test("An empty message does not hide the other one")
  func messages() {
    let body = #"{"message": "", "Message": "too fast"}"#
    #expect(SourceAnswer(status: 400, body: Array(body.utf8)).message == ": too fast")
  }

  @Test(
    "The code of an error is read in each source's protocol",
    arguments: [
      ("aws.x#ThrottlingException:http://x", "", "ThrottlingException"),
      ("", #"{"__type": "ns#SlowDown"}"#, "SlowDown"),
      ("", #"{"error": "invalid_grant"}"#, "invalid_grant"),
      ("", #"{"code": "NoIdInRequest", "message": "m"}"#, "NoIdInRequest"),
      ("", refusalXML("Throttling"), "Throttling"),
      (" ", #"{"__type": "SlowDown"}"#, "SlowDown"),
      ("SlowDown, Throttling", "", "SlowDown"),
      ("", #"{"code": "", "Code": "Throttling", "__type": "SlowDown"}"#, "Throttling"),
    ])
  func codes(header: String, body: String, code: String) {
    let answer = SourceAnswer(
      status: 400, body: Array(body.utf8), errorType: header.isEmpty ? nil : header)
    #expect(answer.errorCode == code)
    let success = SourceAnswer(status: 200, body: Array(body.utf8), errorType: answer.errorType)
    #expect(success.errorCode == nil)
  }

  @Test(
    "Broken connections and timeouts are retried, a failed TLS handshake is not",
    arguments: [
      (TransportError.Code.reset, 2), (.connect, 2), (.timeout, 2), (.firstByteTimeout, 2),
      (.connectTimeout, 2), (.tls, 1),
    ])
  func transportFailures(code: TransportError.Code, attempts: Int) async throws {
    let turns = Turns()
    let transport = StubTransport.answering { _ throws(TransportError) in
      guard turns.next() > 1 else {
        throw TransportError(code, "broken", requestMayHaveReachedServer: true)
      }
      return (200, sessionXML)
    }
    let found = try? await assumeRole(transport)
    #expect((found != nil) == (attempts == 2))
    #expect(transport.sent.count == attempts)
  }

  @Test(
    "AWS_MAX_ATTEMPTS and max_attempts limit the attempts of calls to STS",
    arguments: [
      ([:], "", 3), (["AWS_MAX_ATTEMPTS": "1"], "", 1), ([:], "max_attempts = 5", 5),
    ])
  func maximumAttempts(variables: [String: String], line: String, count: Int) async throws {
    let transport = StubTransport.answering { _ throws(TransportError) in (503, "") }
    _ = await #expect(throws: CredentialsError.self) {
      try await assumeRole(
        transport, config: roleConfig("region = eu-west-1\n\(line)"), variables: variables)
    }
    #expect(transport.sent.count == count)
  }

  @Test("A number of attempts that is none is an error of the configuration")
  func invalidAttempts() async {
    let transport = StubTransport.answering { _ throws(TransportError) in (200, sessionXML) }
    let error = await #expect(throws: CredentialsError.self) {
      try await assumeRole(transport, variables: ["AWS_MAX_ATTEMPTS": "none"])
    }
    #expect(error?.kind == .configuration)
    #expect(error?.message.contains("AWS_MAX_ATTEMPTS") == true)
    #expect(transport.sent.isEmpty)
  }

  @Test("No attempt starts when too little time is left, so the last response shows")
  func budget() async {
    let clock = TestHost.clock()
    let transport = StubTransport.answering { _ throws(TransportError) in
      clock.advance(by: .seconds(29.8))
      return (503, "")
    }
    let error = await #expect(throws: CredentialsError.self) {
      try await assumeRole(transport, clock: clock)
    }
    #expect(transport.sent.count == 1)
    #expect(error?.message.contains("HTTP status 503") == true)
  }

  @Test("A cancelled task is reported as cancelled, whichever error the transport saw first")
  func cancellation() async throws {
    let request = SourceRequest(
      source: "test", HTTPRequest(method: .get, scheme: "http", authority: "h", path: "/"))
    var host = TestHost.make()
    host.transport = SilentTransport()
    let task = Task { [host] () -> CredentialsError? in
      do throws(CredentialsError) {
        _ = try await request.send(in: host)
        return nil
      } catch {
        return error
      }
    }
    task.cancel()
    #expect(await task.value?.kind == .cancelled)
  }

  // MARK: Region

  @Test(
    "The client's region counts for STS where the profile names none",
    arguments: [
      ("", [:], "eu-south-2"), ("", ["AWS_REGION": "eu-west-2"], "eu-south-2"),
      ("region = eu-west-1", [:], "eu-west-1"),
    ])
  func clientRegion(line: String, variables: [String: String], region: String) async throws {
    let transport = StubTransport.answering { _ throws(TransportError) in (200, sessionXML) }
    _ = try await assumeRole(
      transport, config: roleConfig(line), variables: variables,
      region: StaticRegion("eu-south-2"))
    let sent = try #require(transport.sent.first)
    #expect(sent.request.authority == "sts.\(region).amazonaws.com")
    #expect(sent.request.headerFields[.authorization]?.contains("/\(region)/sts/") == true)
  }

  @Test("A client's region that cannot be found leaves the settings' region in force")
  func noClientRegion() async throws {
    let transport = StubTransport.answering { _ throws(TransportError) in (200, sessionXML) }
    _ = try await assumeRole(transport, region: StaticRegion("no region"))
    #expect(transport.sent.first?.request.authority == "sts.eu-west-1.amazonaws.com")
  }

  @Test("The client's region stands in for a missing sso_region, and not for one that is set")
  func ssoRegion() async throws {
    let config = ssoConfig.replacing("sso_region = eu-west-1\n", with: "")
    func region(_ config: String, client: String?) async throws -> String? {
      let settings = try await ClientSettings(
        in: TestHost.make(config: config), profile: "role", region: client)
      return try SSORole(settings.profile, name: "role", settings)?.session.region
    }
    #expect(try await region(config, client: "eu-south-2") == "eu-south-2")
    #expect(try await region(ssoConfig, client: "eu-south-2") == "eu-west-1")
    await #expect(throws: ConfigurationError.self) { try await region(config, client: nil) }
  }

  // MARK: Proxies

  @Test("Calls to STS may go through a proxy, unless this machine answers them")
  func proxyForSTS() async throws {
    let transport = StubTransport.answering { _ throws(TransportError) in (200, sessionXML) }
    _ = try await assumeRole(transport)
    _ = try await assumeRole(
      transport, variables: ["AWS_ENDPOINT_URL_STS": "http://127.0.0.1:8080"])
    #expect(transport.sent.map(\.options.usesProxy) == [true, false])
  }

  @Test(
    "Instance metadata is never asked through a proxy, wherever it is",
    arguments: ["http://169.254.169.254", "http://[fd00:ec2::254]", "http://metadata.example:80"])
  func proxyForInstanceMetadata(url: String) async throws {
    let transport = StubTransport.answering { sent throws(TransportError) in
      sent.request.method == .put ? (200, "token") : (200, "eu-west-1")
    }
    let settings = try await ClientSettings(
      in: TestHost.make(
        variables: ["AWS_EC2_METADATA_SERVICE_ENDPOINT": url], transport: transport))
    _ = try await InstanceMetadata(settings: settings).region()
    #expect(transport.sent.map(\.options.usesProxy) == [false, false])
  }

  @Test(
    "Container metadata and its token never go through a proxy that could read them",
    arguments: [
      ("http://169.254.170.2/x", false), ("http://169.254.170.23/x", false),
      ("http://[fd00:ec2::23]/x", false), ("http://localhost:1/x", false),
      ("https://127.0.0.1/x", false), ("https://169.254.170.23/x", false),
      ("https://agent.example/x", true),
    ])
  func proxyForContainers(url: String, usesProxy: Bool) async throws {
    let transport = StubTransport.answering { _ throws(TransportError) in (200, keys) }
    let variables = [
      "AWS_CONTAINER_CREDENTIALS_FULL_URI": url, "AWS_CONTAINER_AUTHORIZATION_TOKEN": "token",
    ]
    let host = TestHost.make(variables: variables, transport: transport)
    _ = try await ContainerCredentials(in: host).resolve()
    #expect(transport.sent.map(\.options.usesProxy) == [usesProxy])
    #expect(transport.sent.first?.request.headerFields[.authorization] == "token")
  }

  @Test(
    "Loopback and metadata addresses are known in every notation of RFC 4291 without dots",
    arguments: [
      ("localhost", true), ("LOCALHOST:1", true), ("127.0.0.1", true), ("127.255.0.1:80", true),
      ("169.254.0.1", true), ("169.254.255.255:80", true), ("[::1]", true), ("[0:0::0:1]:80", true),
      ("[0:0:0:0:0:0:0:1]", true), ("[FD00:EC2::254]", true), ("[fd00:0ec2:1:2:3:4:5:6]:80", true),
      ("[fd00:ec3::254]", false), ("[fd00::ec2:0:254]", false), ("[::2]", false), ("[::]", false),
      ("[1:::1]", false), ("[0:0:0:0:0:0:0:0:1]", false), ("[::0:0:0:0:0:0:0:1]", false),
      ("169.253.0.1", false), ("169.254.1", false), ("169.254.0.256", false),
      ("169.254.0.+1", false), ("169.254.0.1.example", false), ("localhost.example", false),
      ("sts.eu-west-1.amazonaws.com", false), ("", false),
    ])
  func localHosts(authority: String, isLocal: Bool) {
    #expect(LocalHost.contains(authority) == isLocal)
  }

  // MARK: Certificates

  @Test("A certificate that is not trusted names the settings that can make it trusted")
  func untrusted() {
    for failure in [TLSFailure.untrusted, .selfSigned] {
      let error = TLSAdvice.explain(tls(failure), caBundle: nil)
      #expect(error.message.contains("AWS_CA_BUNDLE"))
      #expect(error.message.contains("ca_bundle"))
    }
  }

  @Test("A file of trusted certificates is named with the setting that it comes from")
  func caBundle() {
    let bundle = Setting("/nowhere.pem", from: .environment("AWS_CA_BUNDLE"))
    for failure in [TLSFailure.configuration, .untrusted] {
      let message = TLSAdvice.explain(tls(failure), caBundle: bundle).message
      #expect(message.contains("/nowhere.pem, set by environment variable AWS_CA_BUNDLE"))
    }
  }

  @Test("Other failures say nothing about certificates", arguments: [TLSFailure.expired, nil])
  func otherFailures(failure: TLSFailure?) {
    let bundle = Setting("/nowhere.pem", from: .explicit)
    #expect(TLSAdvice.explain(tls(failure), caBundle: bundle).message == "no TLS")
  }

  private func tls(_ failure: TLSFailure?) -> TransportError {
    var error = TransportError(.tls, "no TLS", requestMayHaveReachedServer: false)
    error.tlsFailure = failure
    return error
  }
}
