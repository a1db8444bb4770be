import CommandSupport
import Foundation
import SsmSap
import SsmSapLocal
import SsmSapModels
import Testing

@testable import ssm_sap

@Suite("An application at a glance")
struct ApplicationOverviewTests {
  /// Returns a client of a service in memory on which operations take no time.
  private func makeClient() -> SsmSapClient {
    let service = LocalService(
      landscape: .multiNode, accessKeys: [.example], clock: LocalClock(.instant))
    var configuration = ClientConfiguration(transport: LocalTransport(service))
    configuration.region = StaticRegion("eu-central-1")
    configuration.credentials = StaticCredentials(AccessKey.example.credentials)
    return SsmSapClient(configuration)
  }

  private func overview(
    of id: String, by client: SsmSapClient, operations: Int = 5
  ) async throws -> ApplicationOverview {
    try await ApplicationOverviewReader(client: client, operations: operations).read(id)
  }

  private func view(_ overview: ApplicationOverview) -> [String] {
    let now = Date(timeIntervalSince1970: 1_700_000_100)
    return ApplicationOverviewView(overview, .plain, at: now).lines.map(\.text)
  }

  @Test("Components, databases and the newest operations are read")
  func reads() async throws {
    let client = makeClient()
    let id = try #require(try await client.listApplications().applications?.compactMap(\.id).first)
    for _ in 0..<2 {
      _ = try await client.stopApplication(applicationId: id)
      _ = try await client.startApplication(applicationId: id)
    }
    let overview = try await overview(of: id, by: client, operations: 3)
    #expect(overview.application.id == id)
    #expect(overview.components.count > 2)
    #expect(overview.components.allSatisfy { $0.status == .running })
    #expect(overview.operations.count == 3)
    let starts = overview.operations.compactMap(\.startTime)
    #expect(starts == starts.sorted(by: >))
  }

  @Test("An unknown application fails as the call does")
  func unknown() async throws {
    await #expect(throws: CallError.self) { try await overview(of: "NONE", by: makeClient()) }
  }

  @Test("Parts stand in columns, components below their parents")
  func lines() {
    let node = Component(
      componentId: "HDB-HDB00-a", parentComponent: "HDB-HDB00", componentType: .hanaNode,
      status: .stopped,
      associatedHost: AssociatedHost(hostname: "a", ec2InstanceId: "i-1"))
    let parent = Component(
      componentId: "HDB-HDB00", childComponents: ["HDB-HDB00-a"], componentType: .hana,
      status: .runningWithError)
    let operation = SsmSapModels.Operation(
      id: "1", type: "START_APPLICATION", status: .error, statusMessage: "a\nfailed",
      startTime: Date(timeIntervalSince1970: 1_700_000_000),
      endTime: Date(timeIntervalSince1970: 1_700_000_012))
    let overview = ApplicationOverview(
      application: Application(
        id: "A", type: .hana, status: .failed, statusMessage: "it\u{1B}[2J failed"),
      tags: ["b": "2", "a": "1"], components: [node, parent],
      databases: [
        Database(databaseId: "HDB", databaseType: .tenant, primaryHost: "a", sqlPort: 30015)
      ],
      operations: [operation])
    #expect(
      view(overview) == [
        "x A  HANA  FAILED",
        "  it [2J failed",
        "  tags: a=1, b=2",
        "",
        "Components",
        "  ! HDB-HDB00      HANA       RUNNING_WITH_ERROR",
        "    - HDB-HDB00-a  HANA_NODE  STOPPED             a, i-1",
        "",
        "Databases",
        "  ! HDB  TENANT    a:30015",
        "",
        "Last operations",
        "  x 2023-11-14 22:13:20Z  START_APPLICATION  ERROR  12 s  1  a failed",
      ])
  }

  @Test("Components that name each other as parents are shown, each once")
  func cycle() {
    let overview = ApplicationOverview(
      application: Application(id: "A"), tags: [:],
      components: [
        Component(componentId: "x", parentComponent: "y"),
        Component(componentId: "y", parentComponent: "x"),
        Component(componentId: "z", parentComponent: "z"),
      ], databases: [], operations: [])
    let lines = view(overview)
    for id in ["x", "y", "z"] {
      #expect(lines.filter { $0.contains("! \(id)") }.count == 1, "\(id)")
    }
  }
}
