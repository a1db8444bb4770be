import AWSCredentials
import AWSRuntime
import AWSSigV4
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("The chain of sources")
struct ChainTests {
  private let keys = "aws_access_key_id = AKPROFILE\naws_secret_access_key = s\n"

  private func resolve(
    _ host: HostEnvironment, profile: String? = nil
  ) async throws -> ResolvedCredentials {
    try await DefaultCredentials(in: host, profile: profile).resolve()
  }

  private func failure(
    _ host: HostEnvironment, profile: String? = nil
  ) async throws -> CredentialsError {
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(host, profile: profile)
    }
    return try #require(error)
  }

  private let variables = ["AWS_ACCESS_KEY_ID": "AKENV", "AWS_SECRET_ACCESS_KEY": "s"]

  @Test("Variables count before the profile")
  func variablesFirst() async throws {
    let host = TestHost.make(variables: variables, config: "[default]\n" + keys)
    let found = try await resolve(host)
    #expect(found.credentials.accessKeyID == "AKENV")
    #expect(found.features == [.credentialsEnvVars])
  }

  @Test("A profile that the program gives counts before the variables")
  func explicitProfile() async throws {
    let host = TestHost.make(variables: variables, config: "[profile a]\n" + keys)
    let found = try await resolve(host, profile: "a")
    #expect(found.credentials.accessKeyID == "AKPROFILE")
    #expect(found.sources == ["profile a (/home/user/.aws/config:2)"])
  }

  @Test("Half an access key in the variables is an error, not a reason to go on")
  func halfKey() async throws {
    let host = TestHost.make(
      variables: ["AWS_ACCESS_KEY_ID": "AKENV"], config: "[default]\n" + keys)
    let error = try await failure(host)
    #expect(error.kind == .configuration)
    #expect(error.message.contains("AWS_SECRET_ACCESS_KEY is not set"))
  }

  @Test("With nothing configured the error tells what was tried, in order, and the cure")
  func nothing() async throws {
    let error = try await failure(TestHost.make())
    let places = [
      "(1) environment variables: AWS_ACCESS_KEY_ID is not set", "(2) profile default",
      "/home/user/.aws/config", "(3) container metadata", "(4) instance metadata",
      "http://169.254.169.254", "no route to host", "aws configure",
    ]
    var rest = error.message[...]
    for words in places {
      let range = try #require(rest.firstRange(of: words), "\(words) in \(error.message)")
      rest = rest[range.upperBound...]
    }
    #expect(error.tried.count == 4)
  }

  @Test("A source that is configured and fails ends the search")
  func failureEnds() async throws {
    let transport = StubTransport.answering { sent throws(TransportError) in
      guard sent.request.authority == "169.254.170.2" else {
        throw TransportError(.connect, "?", requestMayHaveReachedServer: false)
      }
      return (403, "no")
    }
    let host = TestHost.make(
      variables: ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"], transport: transport)
    let error = try await failure(host)
    #expect(error.kind == .refused)
    #expect(error.tried.count == 2)
    #expect(transport.sent.count == 1)
  }

  @Test("A broken line is an error with file and line, even where variables hold a key")
  func brokenLine() async throws {
    let error = try await failure(
      TestHost.make(variables: variables, config: "[default]\nregion eu\n"))
    #expect(error.message.hasPrefix("/home/user/.aws/config:2: "))
    #expect(error.kind == .configuration)
  }

  @Test("A missing profile is an error that names those that are there")
  func missingProfile() async throws {
    let host = TestHost.make(variables: ["AWS_PROFILE": "prod"], config: "[profile dev]\n" + keys)
    let error = try await failure(host)
    #expect(error.message.contains("there is no profile \"prod\""))
    #expect(error.message.contains("dev"))
  }

  @Test("Profiles that name each other are an error that shows the circle, with file and line")
  func loop() async throws {
    let config = """
      [profile a]
      role_arn = arn:aws:iam::123456789012:role/a
      source_profile = b
      [profile b]
      role_arn = arn:aws:iam::123456789012:role/b
      source_profile = a
      """
    let error = try await failure(TestHost.make(config: config), profile: "a")
    #expect(error.message.contains("circle: a, b, a"))
    #expect(error.message.hasPrefix("/home/user/.aws/config:6: "))
  }

  @Test(
    "Within a profile the sources count in botocore's order",
    arguments: [
      (["web", "sso", "credentials", "login", "process", "config"], "/token"),
      (["sso", "credentials", "login", "process", "config"], "SSO login"),
      (["credentials", "login", "process", "config"], ""),
      (["login", "process", "config"], "login session"),
      (["process", "config"], "credential process"),
    ])
  func orderInProfile(sources: [String], words: String) async throws {
    let lines = [
      "web": "web_identity_token_file = /token\nrole_arn = arn:x\n",
      "sso": "sso_account_id = 1\nsso_role_name = r\nsso_region = eu-west-1\nsso_start_url = u\n",
      "login": "login_session = arn:aws:sts::123456789012:assumed-role/Admin/a\n",
      "process": "credential_process = x\n",
      "config": keys,
    ]
    let config = "[default]\n" + sources.compactMap { lines[$0] }.joined()
    let credentials =
      sources.contains("credentials")
      ? "[default]\naws_access_key_id = AKCREDENTIALS\naws_secret_access_key = s\n" : ""
    let host = TestHost.make(config: config, credentials: credentials)
    if sources.first == "credentials" {
      #expect(try await resolve(host).credentials.accessKeyID == "AKCREDENTIALS")
    } else {
      let error = try await failure(host)
      #expect(error.message.contains(words), "\(error.message)")
    }
  }

  @Test("Variables of a web identity count before what a profile holds itself")
  func webIdentityVariables() async throws {
    let host = TestHost.make(
      variables: [
        "AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "arn:x", "AWS_REGION": "eu-west-1",
      ], config: "[default]\n" + keys)
    #expect(try await failure(host).message.contains("/token"))
  }

  @Test("A credential_source that has nothing is an error, not a reason to go on")
  func emptyNamedSource() async throws {
    let config = "[default]\nrole_arn = arn:x\ncredential_source = Environment\n"
    let error = try await failure(TestHost.make(config: config))
    #expect(error.kind == .configuration)
    #expect(error.message.contains("AWS_ACCESS_KEY_ID"))
  }

  @Test(
    "Outside AWS nothing waits for instance metadata for more than two seconds",
    arguments: [
      TransportError.Code.connectTimeout, .timeout, .firstByteTimeout, .connect, .resolve, .reset,
    ])
  func outsideAWS(code: TransportError.Code) async throws {
    let clock = TestHost.clock()
    // As a network that swallows everything: each request lasts as long as it may.
    let transport = StubTransport.answering { sent throws(TransportError) in
      let isInstant = code == .connect || code == .resolve || code == .reset
      let limit = code == .connectTimeout ? sent.options.connectTimeout : sent.options.timeout
      clock.advance(by: isInstant ? .zero : limit)
      throw TransportError(code, "nothing", requestMayHaveReachedServer: false)
    }
    let host = TestHost.make(transport: transport, clock: clock)
    let error = try await failure(host)
    #expect(error.message.contains("instance metadata"))
    #expect(clock.now() <= Duration.seconds(2))
    let region = await #expect(throws: RegionError.self) {
      try await DefaultRegion(in: host).region()
    }
    #expect(region?.message.contains("AWS_REGION") == true)
    #expect(clock.now() <= Duration.seconds(4))
  }
}
