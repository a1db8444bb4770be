import Maintenance
import SsmSap
import SsmSapLocal
import Testing

@Suite("Maintenance of systems in the local service")
struct LocalServiceTests {
  /// The whole service, on which everything that takes time on AWS takes none.
  private let service = LocalService(landscape: .multiNode, clock: LocalClock(.instant))

  private var client: SsmSapClient {
    var configuration = ClientConfiguration(transport: LocalTransport(service), environment: [:])
    configuration.region = StaticRegion("eu-central-1")
    configuration.credentials = StaticCredentials(AccessKey.example.credentials)
    return SsmSapClient(configuration)
  }

  @Test("A running application is stopped once")
  func stops() async throws {
    let maintenance = Maintenance(client)
    #expect(try await maintenance.stop("ABAP-ECD") == "ABAP-ECD is stopped")
    #expect(try await maintenance.stop("ABAP-ECD") == "ABAP-ECD was stopped already")
  }

  @Test("The logbook says why an application does not stop")
  func reportsFailure() async throws {
    try service.faults.add(
      Fault(.componentFailure, component: "ECD-D12-ecdapp1", message: "The disk is full."))
    let text = try await Maintenance(client).stop("ABAP-ECD")
    #expect(text.hasPrefix("ABAP-ECD does not stop: "))
    #expect(text.contains("ECD-D12-ecdapp1"))
  }
}
