import AWSRuntime
import AWSTestKit
import GeneratedLedger
import HTTPTransportAPI
import HTTPTypes
import Testing

@testable import AWSClient

@Suite("Client configuration: explicit, then environment, then profile, then default")
struct ClientConfigurationTests {
  private static let profile = """
    [default]
    region = eu-north-1
    aws_access_key_id = AKIDPROFILE
    aws_secret_access_key = s3cret
    endpoint_url = http://profile:1
    retry_mode = adaptive
    max_attempts = 7
    sdk_ua_app_id = profile-app
    defaults_mode = mobile
    services = local
    [profile plain]
    region = eu-south-1
    use_fips_endpoint = true
    use_dualstack_endpoint = true
    [profile broken]
    retry_mode = sometimes
    [services local]
    test_ledger =
      endpoint_url = http://service:2
    """

  private func configuration(
    _ variables: [String: String] = [:], _ config: String = profile,
    _ transport: StubTransport = StubTransport.succeeding()
  ) -> ClientConfiguration {
    .over(transport, variables, config: config)
  }

  private func authority(
    _ configuration: ClientConfiguration, _ rules: EndpointRuleSet? = nil
  ) async throws -> String {
    try await configuration.resolved(rules).endpoint
      .endpoint(for: TestLedgerService.shape, region: "eu-west-1").authority
  }

  @Test("The endpoint's URL: explicit, variables of the service and of all, section, profile")
  func findsURL() async throws {
    let all = [
      "AWS_ENDPOINT_URL_TEST_LEDGER": "http://own:3", "AWS_ENDPOINT_URL": "http://all:4",
    ]
    var explicit = configuration(all)
    explicit.endpointURL = "http://explicit:5"
    #expect(try await authority(explicit) == "explicit:5")
    #expect(try await authority(configuration(all)) == "own:3")
    #expect(try await authority(configuration(["AWS_ENDPOINT_URL": "http://all:4"])) == "all:4")
    #expect(try await authority(configuration()) == "service:2")
    #expect(
      try await authority(configuration(["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"]))
        == "ledger.eu-west-1.amazonaws.com")
    #expect(try await authority(configuration([:], "")) == "ledger.eu-west-1.amazonaws.com")
  }

  @Test("A resolver of the program's own counts before every URL")
  func prefersResolver() async throws {
    var own = configuration(["AWS_ENDPOINT_URL": "http://all:4"])
    own.endpointURL = "http://explicit:5"
    own.endpointResolver = StaticEndpoint(url: "http://resolver:6")
    #expect(try await authority(own) == "resolver:6")
  }

  @Test("A service with endpoint rules is called where they say; URL and settings reach them")
  func usesRules() async throws {
    let rules = EndpointRuleSet(
      parameters: [
        "Region": EndpointParameter(.string, builtIn: "AWS::Region"),
        "Endpoint": EndpointParameter(.string, builtIn: "SDK::Endpoint"),
      ],
      rules: [
        EndpointRule(
          if: [.call(.isSet, .reference("Endpoint"))],
          then: .endpoint(EndpointTemplate(.reference("Endpoint")))),
        EndpointRule(
          then: .endpoint(
            EndpointTemplate(.template(["https://", .reference("Region"), ".rules.example"])))),
      ])
    #expect(try await authority(configuration([:], ""), rules) == "eu-west-1.rules.example")
    #expect(try await authority(configuration(), rules) == "service:2")
  }

  @Test("FIPS and dual stack come from the profile unless set otherwise")
  func findsVariants() async throws {
    var plain = configuration(["AWS_PROFILE": "plain"])
    #expect(try await authority(plain) == "ledger-fips.eu-west-1.api.aws")
    plain.usesFIPS = false
    #expect(try await authority(plain) == "ledger.eu-west-1.api.aws")
    plain.usesDualStack = false
    #expect(try await authority(plain) == "ledger.eu-west-1.amazonaws.com")
  }

  private struct Gzip: RequestCompressor {
    let encoding = "gzip"
    func compress(_ bytes: [UInt8]) -> [UInt8] { bytes }
  }

  @Test("Compressors are the program's own, unless compression is turned off")
  func findsCompressors() async throws {
    #expect(try await configuration().resolved().preparation.compressors.isEmpty)
    for (variables, expected) in [([:], 1), (["AWS_DISABLE_REQUEST_COMPRESSION": "true"], 0)] {
      var own = configuration(variables)
      own.compressors = [Gzip()]
      #expect(try await own.resolved().preparation.compressors.count == expected)
    }
  }

  @Test("FIPS together with a URL is refused, as the service's rules say")
  func refusesContradiction() async {
    var both = configuration()
    both.usesFIPS = true
    let error = await #expect(throws: EndpointError.self) { try await authority(both) }
    #expect(error?.message.contains("FIPS") == true)
  }

  @Test("A whole call uses the profile's region, credentials, endpoint and application id")
  func callsByProfile() async throws {
    let transport = StubTransport.succeeding()
    let configuration = configuration([:], Self.profile, transport)
    _ = try await TestLedgerClient(configuration).ping()
    let request = try #require(transport.sent.first?.request)
    #expect(request.authority == "service:2")
    let authorization = try #require(request.headerFields[.authorization])
    #expect(authorization.contains("Credential=AKIDPROFILE/"))
    #expect(authorization.contains("/eu-north-1/ledger/aws4_request"))
    let userAgent = try #require(request.headerFields[.userAgent])
    #expect(userAgent.hasPrefix("aws-swift-protocols/0.1.0 ua/2.1 api/test-ledger#2030-01-01 "))
    // Adaptive retries, an endpoint's URL, credentials of a profile.
    #expect(userAgent.hasSuffix(" app/profile-app m/F,N,n"))
  }

  @Test("Retry mode, attempts and revision are found")
  func findsRetries() async throws {
    var found = configuration()
    #expect(try await found.resolved().retry.mode == .adaptive)
    #expect(try await found.resolved().retry.maximumAttempts == 7)
    found = configuration(["AWS_RETRY_MODE": "standard", "AWS_MAX_ATTEMPTS": "2"])
    #expect(try await found.resolved().retry.mode == .standard)
    #expect(try await found.resolved().retry.maximumAttempts == 2)
    found.retryMode = .adaptive
    found.maximumAttempts = 9
    #expect(try await found.resolved().retry.mode == .adaptive)
    #expect(try await found.resolved().retry.maximumAttempts == 9)
    found.retry = NoRetry()
    #expect(try await found.resolved().retry.maximumAttempts == 1)
    let plain = configuration(["AWS_RETRY_MODE": "legacy"], "")
    #expect(try await plain.resolved().retry.mode == .standard)
    #expect(try await plain.resolved().retry.maximumAttempts == 3)
  }

  @Test(
    "The defaults mode gives the time to connect",
    arguments: [
      ([:], 30.0), (["AWS_DEFAULTS_MODE": "standard"], 3.1),
      (["AWS_DEFAULTS_MODE": "in-region"], 1.1), (["AWS_DEFAULTS_MODE": "cross-region"], 3.1),
      (["AWS_DEFAULTS_MODE": "legacy"], 5), (["AWS_DEFAULTS_MODE": "auto"], 3.1),
    ] as [([String: String], Double)])
  func findsTimeouts(variables: [String: String], seconds: Double) async throws {
    let options = try await configuration(variables).resolved().transportOptions
    #expect(options.connectTimeout == .milliseconds(Int((seconds * 1000).rounded())))
  }

  @Test("Timeouts that the program has set stay, even where they are the defaults")
  func keepsTimeouts() async throws {
    var own = configuration()
    own.transportOptions.connectTimeout = TransportOptions().connectTimeout
    #expect(try await own.resolved().transportOptions.connectTimeout == .seconds(5))
  }

  @Test(
    "A wrong value or profile is an error of the first call that names it, and the next reads anew",
    arguments: [
      (["AWS_PROFILE": "broken"], "sometimes"), (["AWS_PROFILE": "missing"], "missing"),
      (["AWS_MAX_ATTEMPTS": "0"], "max_attempts"), (["AWS_DEFAULTS_MODE": "fast"], "fast"),
      (["AWS_USE_FIPS_ENDPOINT": "perhaps", "AWS_PROFILE": "plain"], "perhaps"),
    ] as [([String: String], String)])
  func reportsMistakes(variables: [String: String], named: String) async {
    let transport = StubTransport.succeeding()
    let client = TestLedgerClient(configuration(variables, Self.profile, transport))
    for _ in 0..<2 {
      do {
        _ = try await client.ping()
        Issue.record("no error")
      } catch {
        #expect(error.kind == .configuration)
        #expect(error.message.contains(named), "\(error)")
        #expect(error.operation == "Ping")
      }
    }
    #expect(transport.sent.isEmpty)
  }

  @Test("A program in AWS Lambda tells its trace")
  func tellsTrace() async throws {
    let transport = StubTransport.succeeding()
    let variables = ["AWS_LAMBDA_FUNCTION_NAME": "f"]
    let resolved = try await configuration(variables, Self.profile, transport).resolved()
    #expect(resolved.interceptors.contains { $0 is RecursionDetection })
    #expect(try await configuration().resolved().interceptors.isEmpty)
  }

  @Test("A response tells its request id")
  func tellsRequestID() async throws {
    let response = try await TestLedgerClient(configuration())
      .respond(to: DescribeAccount.self, input: DescribeAccountInput())
    #expect(response.metadata.requestID == "r-7")
    #expect(response.metadata.attempts == 1)
  }
}
