import AWSCredentials
import AWSTestKit
import GeneratedLedger
import HTTPTypes
import TestServers
import Testing

@testable import AWSClient

@Suite("What a client hands to its credential sources and to its transport")
struct CredentialSourceTests {
  @Test("STS is called in the client's region if the profile names none")
  func region() async throws {
    let transport = StubTransport.succeeding()
    var configuration = ClientConfiguration.over(
      transport,
      ["AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "arn:aws:iam::1:role/R"])
    configuration.host.files = HostFiles(["/config": "[default]\n", "/token": "jwt"])
    configuration.region = StaticRegion("eu-south-2")
    _ = try? await configuration.resolved().credentials.credentials()
    #expect(transport.sent.first?.request.authority == "sts.eu-south-2.amazonaws.com")
  }

  @Test(
    "An unusable file of trusted certificates is named together with the setting that names it",
    arguments: [
      (["AWS_CA_BUNDLE": "/nowhere/variable.pem"], nil, "environment variable AWS_CA_BUNDLE"),
      ([:], nil, "profile default (/config:2)"),
      (["AWS_CA_BUNDLE": "/nowhere/variable.pem"], "/nowhere/own.pem", "the program"),
    ] as [([String: String], String?, String)])
  func caBundle(variables: [String: String], own: String?, origin: String) async throws {
    let server = try await SocketServers().start(ServerScript([.waitForEnd]))
    defer { server.stop() }
    var configuration = ClientConfiguration(
      environment: variables.merging(["AWS_CONFIG_FILE": "/config"]) { $1 })
    configuration.host.files = HostFiles(["/config": "[default]\nca_bundle = /nowhere/file.pem\n"])
    configuration.caBundle = own
    configuration.region = StaticRegion("eu-west-1")
    configuration.endpointURL = "https://\(server.authority)"
    configuration.retry = NoRetry()
    configuration.credentials = StaticCredentials(
      Credentials(accessKeyID: "AK", secretAccessKey: "s"))
    let error = await #expect(throws: CallError.self) {
      try await TestLedgerClient(configuration).ping()
    }
    let message = "\(try #require(error))"
    #expect(message.contains(own ?? "/nowhere/"), "\(message)")
    #expect(message.contains("set by \(origin)"), "\(message)")
  }
}
