import AWSTestKit
import SsmSap
import Testing

@Test("A call is sent again after a 503")
func sendsAgain() async throws {
  let transport = StubTransport([.status(503), .status(200, body: "{}")])
  var configuration = ClientConfiguration(transport: transport, environment: [:])
  configuration.region = StaticRegion("eu-central-1")
  configuration.credentials = StaticCredentials(
    Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret"))
  configuration.monotonicClock = VirtualClock()

  _ = try await SsmSapClient(configuration).listApplications()
  #expect(transport.paths == ["/list-applications", "/list-applications"])
}
