// Only the client's module: what a program names beside it has to come with it.
import GeneratedLedger
import Testing

@Suite("One import of a generated client")
struct ExportTests {
  @Test("A program can name files, region, credentials and errors")
  func names() async {
    var configuration = ClientConfiguration()
    configuration.host.files = HostFiles([:])
    configuration.region = StaticRegion("eu central")
    configuration.credentials = StaticCredentials(
      Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret"))
    let client = TestLedgerClient(configuration)
    let error = await #expect(throws: CallError.self) { try await client.describeAccount() }
    #expect(error?.kind == .region)
  }
}
