import SsmSapModels
import Testing

@testable import SsmSapLocal

@Suite("Applications, components and databases")
struct InventoryTests {
  private static let hana = "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/HANA-PRD"

  @Test("The ARN of a database is compared by its bytes")
  func comparesBytes() {
    var landscape = Landscape.singleNode
    landscape.regions[0].applications = [LandscapeApplication(id: "K", sid: "HDB")]
    var harness = Harness(landscape)
    for (id, code) in [("K", nil), ("\u{212A}", "ValidationException")] as [(String, String?)] {
      let arn = "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/\(id)/DB/HDB"
      #expect(harness.code { try $0.getDatabase(GetDatabaseInput(databaseArn: arn)) } == code)
    }
  }

  @Test("An application is found by its id and its ARNs")
  func findsApplication() throws {
    var harness = Harness()
    let registered = try harness.registerHANA()
    harness.pass()
    let appRegistry = harness.application("HANA")?.application.appRegistryArn
    let inputs = [
      GetApplicationInput(applicationId: "HANA"),
      GetApplicationInput(applicationArn: registered.application?.arn),
      GetApplicationInput(appRegistryArn: appRegistry),
      GetApplicationInput(applicationId: "HANA", applicationArn: registered.application?.arn),
    ]
    for input in inputs {
      let output = try harness.run { try $0.getApplication(input) }
      #expect(output.application?.id == "HANA")
    }
  }

  @Test(
    "No name, an unknown one, and names of two applications are ValidationExceptions",
    arguments: [
      GetApplicationInput(), GetApplicationInput(applicationId: "X"),
      GetApplicationInput(applicationArn: hana + "X"),
      GetApplicationInput(applicationId: "ABAP-ECD", applicationArn: hana),
    ])
  func refusesApplication(input: GetApplicationInput) {
    var harness = Harness()
    #expect(harness.code { try $0.getApplication(input) } == "ValidationException")
  }

  @Test("Applications are listed by id, filtered, and page by page")
  func listsApplications() throws {
    var harness = Harness()
    _ = try harness.registerHANA("ZZZ")
    var input = ListApplicationsInput(maxResults: 2)
    let first = try harness.run { try $0.listApplications(input) }
    #expect(first.applications?.map(\.id) == ["ABAP-ECD", "HANA-PRD"])
    #expect(first.applications?.first?.tags == ["Stage": "production"])
    input.nextToken = first.nextToken
    let second = try harness.run { try $0.listApplications(input) }
    #expect(second.applications?.map(\.id) == ["ZZZ"])
    #expect(second.applications?.first?.discoveryStatus == .registering)
    #expect(second.nextToken == nil)
    let filter = Filter(name: "type", value: "SAP_ABAP", operator: .equals)
    let filtered = try harness.run {
      try $0.listApplications(ListApplicationsInput(filters: [filter]))
    }
    #expect(filtered.applications?.map(\.id) == ["ABAP-ECD"])
  }

  @Test("Components are listed for an application or for all")
  func listsComponents() throws {
    var harness = Harness()
    let own = try harness.run {
      try $0.listComponents(ListComponentsInput(applicationId: "HANA-PRD"))
    }
    #expect(
      own.components?.map(\.componentId)
        == ["PRD-HDB00", "PRD-HDB00-prdhana1", "PRD-HDB00-prdhana2"])
    let all = try harness.run { try $0.listComponents(ListComponentsInput()) }
    #expect(all.components?.count == 9)
    #expect(
      harness.code { try $0.listComponents(ListComponentsInput(applicationId: "X")) }
        == "ResourceNotFoundException")
  }

  @Test(
    "An unknown component or application is a ValidationException",
    arguments: [("HANA-PRD", "X"), ("X", "PRD-HDB00")])
  func refusesComponent(application: String, component: String) {
    var harness = Harness()
    let input = GetComponentInput(applicationId: application, componentId: component)
    #expect(harness.code { try $0.getComponent(input) } == "ValidationException")
  }

  @Test("A database is found by its ARN and by its ids")
  func findsDatabase() throws {
    var harness = Harness()
    let inputs = [
      GetDatabaseInput(databaseArn: Self.hana + "/DB/PRD"),
      GetDatabaseInput(applicationId: "HANA-PRD", componentId: "PRD-HDB00", databaseId: "PRD"),
    ]
    for input in inputs {
      let output = try harness.run { try $0.getDatabase(input) }
      #expect(output.database?.databaseType == .tenant)
      #expect(output.database?.primaryHost == "prdhana1")
      #expect(output.database?.status == .running)
    }
  }

  @Test(
    "Incomplete and unknown names of databases are ValidationExceptions",
    arguments: [
      GetDatabaseInput(), GetDatabaseInput(applicationId: "HANA-PRD", databaseId: "PRD"),
      GetDatabaseInput(applicationId: "X", componentId: "PRD-HDB00", databaseId: "PRD"),
      GetDatabaseInput(applicationId: "HANA-PRD", componentId: "X", databaseId: "PRD"),
      GetDatabaseInput(databaseArn: hana + "/DB/X"),
      GetDatabaseInput(databaseId: "SYSTEMDB", databaseArn: hana + "/DB/PRD"),
    ])
  func refusesDatabase(input: GetDatabaseInput) {
    var harness = Harness()
    #expect(harness.code { try $0.getDatabase(input) } == "ValidationException")
  }

  @Test("Databases are listed for an application, a component or all")
  func listsDatabases() throws {
    var harness = Harness()
    for input in [
      ListDatabasesInput(), ListDatabasesInput(applicationId: "HANA-PRD"),
      ListDatabasesInput(componentId: "PRD-HDB00"),
    ] {
      let output = try harness.run { try $0.listDatabases(input) }
      #expect(output.databases?.map(\.databaseId) == ["PRD", "SYSTEMDB"])
    }
    let none = try harness.run {
      try $0.listDatabases(ListDatabasesInput(applicationId: "ABAP-ECD"))
    }
    #expect(none.databases == [])
    for input in [
      ListDatabasesInput(applicationId: "X"), ListDatabasesInput(componentId: "X"),
    ] {
      #expect(harness.code { try $0.listDatabases(input) } == "ResourceNotFoundException")
    }
  }
}
