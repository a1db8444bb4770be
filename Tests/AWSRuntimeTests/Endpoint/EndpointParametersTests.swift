import AWSShapes
import AWSSigV4
import AWSTestKit
import HTTPTypes
import Testing

@testable import AWSRuntime

/// An operation whose input selects the endpoint.
private enum Address: OperationShape {
  typealias Input = Text
  typealias Output = Text

  static let name = "Address"
  static let service = Echo.service
  static let http = HTTPBinding(method: "POST", uri: "/address")
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = true

  static func endpointArguments(for input: Text) -> EndpointArguments {
    var arguments = EndpointArguments()
    arguments.set("Name", to: input.text)
    return arguments
  }
}

@Suite("Endpoints that depend on the call")
struct EndpointParametersTests {
  private static let rules = EndpointRuleSet(
    parameters: [
      "Region": EndpointParameter(.string, builtIn: "AWS::Region"),
      "Name": EndpointParameter(.string),
      "Account": EndpointParameter(.string, builtIn: "AWS::Auth::AccountId"),
    ],
    rules: [
      EndpointRule(
        if: [.call(.isSet, .reference("Account"))],
        then: .endpoint(
          EndpointTemplate(.template(["https://", .reference("Account"), ".example.com"])))),
      EndpointRule(
        if: [.call(.isSet, .reference("Name"))],
        then: .endpoint(
          EndpointTemplate(
            .template(["https://", .reference("Name"), ".example.com"]),
            properties: [
              "authSchemes": .array([
                .record([
                  "name": "sigv4a", "signingName": "names",
                  "signingRegionSet": .array(["*"]),
                ])
              ])
            ]))),
      EndpointRule(if: [], then: .endpoint(EndpointTemplate("https://all.example.com"))),
    ])

  private static func configuration(
    _ transport: StubTransport, _ options: EndpointOptions = EndpointOptions()
  ) -> CallConfiguration {
    var configuration = CallConfiguration.test(transport)
    configuration.signer = NamingSigner()
    configuration.endpoint = RuleSetEndpoint(rules, options: options)
    return configuration
  }

  @Test("Every call goes to the endpoint for its own input, and is signed as that endpoint asks")
  func perCall() async throws {
    let transport = StubTransport.always(body: "answer")
    let pipeline = CallPipeline(Self.configuration(transport))
    for name in ["a", "b", "a"] { _ = try await pipeline.call(Address.self, input: Text(name)) }
    _ = try await pipeline.call(Echo.self, input: Text("x"))
    #expect(
      transport.requests.map(\.authority) == [
        "a.example.com", "b.example.com", "a.example.com", "all.example.com",
      ])
    let fields = transport.values("authorization")
    #expect(fields[0].hasPrefix("AWS4-ECDSA-P256-SHA256 Credential=AKID/20150830/names/"))
    #expect(transport.values("x-amz-region-set") == ["*", "*", "*"])
    #expect(fields[3].hasPrefix("AKID eu-central-1 echoes"))
  }

  @Test(
    "The account of the credentials is part of the endpoint, unless that is disabled",
    arguments: [
      (AccountIDEndpointMode.preferred, "123456789012.example.com"),
      (.required, "123456789012.example.com"), (.disabled, "all.example.com"),
    ])
  func account(mode: AccountIDEndpointMode, authority: String) async throws {
    let transport = StubTransport.always(body: "answer")
    var options = EndpointOptions()
    options.accountIDMode = mode
    var configuration = Self.configuration(transport, options)
    configuration.credentials = StaticCredentials(
      ResolvedCredentials(
        Credentials(accessKeyID: "AKID", secretAccessKey: "s3cret"), accountID: "123456789012",
        sources: []))
    _ = try await CallPipeline(configuration).call(Echo.self, input: Text("x"))
    #expect(transport.requests.first?.authority == authority)
  }

  @Test("A value of the call replaces one of the client")
  func precedence() throws {
    var client = EndpointArguments()
    client.set("Name", to: "client")
    let resolver = RuleSetEndpoint(Self.rules, arguments: client)
    #expect(
      try resolver.endpoint(for: Echo.service, region: "x").authority == "client.example.com")
    let call = EndpointParameters(arguments: Address.endpointArguments(for: Text("call")))
    let found = try resolver.endpoint(for: Echo.service, region: "x", parameters: call)
    #expect(found.authority == "call.example.com" && found.signingRegion == "*")
  }

  @Test("An endpoint that needs an unknown signature is refused")
  func unknownSignature() {
    let found = RuleEndpoint(
      url: "https://x.example.com",
      properties: ["authSchemes": .array([.record(["name": "sigv5"])])])
    #expect(throws: EndpointError.self) { try Endpoint(found) }
  }
}
