import SsmSap
import SsmSapLocal
import Testing

@Suite("Code of the articles on the local service")
struct LocalServiceArticleTests {
  @Test("A start fails for the reason that the article gives")
  func startFails() async throws {
    let message = try #require(try await failingStart())
    #expect(message.contains("ECD-D12-ecdapp1"))
  }

  @Test("The error tells that an application is not registered", arguments: ["ABAP-ECD", "NONE"])
  func tellsRegistered(id: String) async throws {
    let isRegistered = try await isRegistered(id, with: makeTestClient(at: LocalClock(.instant)))
    #expect(isRegistered == (id == "ABAP-ECD"))
  }

  @Test("A start is waited for")
  func startsAndWaits() async throws {
    let client = makeTestClient(at: LocalClock(.instant))
    _ = try await client.stopApplication(applicationId: "ABAP-ECD")
    try await startAndWait("ABAP-ECD", with: client)
    let application = try await client.getApplication(applicationId: "ABAP-ECD").application
    #expect(application?.status == .activated)
  }

  @Test("Checks find a rule that failed")
  func checks() async throws {
    let client = makeTestClient(at: LocalClock(.instant))
    let application = try #require(
      try await client.listApplicationsPages().allItems().first { $0.type == .hana }?.id)
    let rules = try await failedRules(of: application, with: client)
    #expect(rules.isEmpty == false)
  }

  @Test("A registration finds the components")
  func registers() async throws {
    let service = LocalService(landscape: .singleNode, clock: LocalClock(.instant))
    var configuration = ClientConfiguration(transport: LocalTransport(service), environment: [:])
    configuration.region = StaticRegion("eu-central-1")
    configuration.credentials = StaticCredentials(AccessKey.example.credentials)
    let components = try await register(
      "HDB", on: "i-0a1b2c3d4e5f60718", secret: "hdb-secret", with: SsmSapClient(configuration))
    #expect(components == ["HDB-HDB00"])
  }
}
