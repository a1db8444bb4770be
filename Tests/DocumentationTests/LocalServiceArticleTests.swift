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
}
