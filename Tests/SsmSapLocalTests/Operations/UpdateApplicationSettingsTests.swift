import SsmSapModels
import Testing

@testable import SsmSapLocal

@Suite("Settings")
struct UpdateApplicationSettingsTests {
  private static func credential(
    _ database: String, _ secret: String = "secret"
  ) -> ApplicationCredential {
    ApplicationCredential(databaseName: database, credentialType: .admin, secretId: secret)
  }

  private static func adding(_ databases: String...) -> UpdateApplicationSettingsInput {
    UpdateApplicationSettingsInput(
      applicationId: "HANA-PRD", credentialsToAddOrUpdate: databases.map { credential($0) })
  }

  @Test("Credentials are there when their operation has succeeded")
  func addsCredentials() throws {
    var harness = Harness()
    let output = try harness.run { try $0.updateApplicationSettings(Self.adding("PRD/PRD")) }
    #expect(output.message?.isEmpty == false)
    let id = try #require(output.operationIds?.first)
    #expect(harness.operation(id)?.type == "UPDATE_CREDENTIALS")
    #expect(harness.application("HANA-PRD")?.credentials.isEmpty == true)
    harness.pass()
    #expect(harness.operation(id)?.status == .success)
    #expect(
      harness.application("HANA-PRD")?.databases[1].credentials == [Self.credential("PRD/PRD")])
    #expect(harness.application("HANA-PRD")?.databases[0].credentials == [])
  }

  @Test("Credentials for the same database are replaced, and removed on request")
  func replacesCredentials() throws {
    var harness = Harness()
    _ = try harness.run { try $0.updateApplicationSettings(Self.adding("PRD/PRD", "PRD/SYSTEMDB")) }
    harness.pass()
    let newer = Self.credential("PRD/PRD", "newer")
    _ = try harness.run { handler in
      try handler.updateApplicationSettings(
        UpdateApplicationSettingsInput(
          applicationId: "HANA-PRD", credentialsToAddOrUpdate: [newer],
          credentialsToRemove: [Self.credential("PRD/SYSTEMDB")]))
    }
    harness.pass()
    #expect(harness.application("HANA-PRD")?.credentials == [newer])
  }

  @Test("Backint and credentials have an operation each")
  func updatesBackint() throws {
    var harness = Harness()
    var input = Self.adding("PRD/PRD")
    input.backint = BackintConfig(backintMode: .awsBackup, ensureNoBackupInProcess: true)
    let output = try harness.run { try $0.updateApplicationSettings(input) }
    #expect(output.operationIds?.count == 2)
    harness.pass()
    #expect(output.operationIds?.allSatisfy { harness.operation($0)?.status == .success } == true)
    #expect(harness.application("HANA-PRD")?.backint?.wrappedValue == input.backint)
  }

  @Test("The DatabaseArn that discovery finds is set; another one ends in ERROR")
  func updatesDatabase() throws {
    var harness = Harness()
    let databases = harness.application("HANA-PRD")?.databases.compactMap(\.arn) ?? []
    #expect(databases.count == 2)
    for (arn, status) in zip(databases, [OperationStatus.error, .success]) {
      let input = UpdateApplicationSettingsInput(applicationId: "ABAP-ECD", databaseArn: arn)
      let output = try harness.run { try $0.updateApplicationSettings(input) }
      harness.pass()
      #expect(harness.operation(output.operationIds?.first)?.status == status)
      #expect(harness.application("ABAP-ECD")?.databaseArn == databases[1])
    }
  }

  @Test(
    "Settings that do not fit are a ValidationException",
    arguments: [
      UpdateApplicationSettingsInput(applicationId: "HANA-PRD"),
      UpdateApplicationSettingsInput(
        applicationId: "ABAP-ECD", credentialsToAddOrUpdate: [credential("PRD/PRD")]),
      UpdateApplicationSettingsInput(
        applicationId: "ABAP-ECD",
        backint: BackintConfig(backintMode: .awsBackup, ensureNoBackupInProcess: false)),
      UpdateApplicationSettingsInput(applicationId: "HANA-PRD", databaseArn: "arn:aws:ssm-sap:x/y"),
      UpdateApplicationSettingsInput(
        applicationId: "HANA-PRD", credentialsToRemove: [credential("PRD/PRD")]),
      adding("PRD/UNKNOWN"), adding("PRD"),
    ])
  func refuses(input: UpdateApplicationSettingsInput) {
    var harness = Harness()
    #expect(harness.code { try $0.updateApplicationSettings(input) } == "ValidationException")
  }

  @Test("The twenty-first credential is refused")
  func hasQuota() throws {
    var landscape = Landscape.multiNode
    guard case .hana(var system) = landscape.regions[0].systems[0] else { return }
    system.tenants += (1...20).map { "T\($0)" }
    landscape.regions[0].systems[0] = .hana(system)
    var harness = Harness(landscape)
    var input = Self.adding()
    input.credentialsToAddOrUpdate = (1...20).map { Self.credential("PRD/T\($0)") }
    _ = try harness.run { try $0.updateApplicationSettings(input) }
    harness.pass()
    #expect(
      harness.code { try $0.updateApplicationSettings(Self.adding("PRD/PRD")) }
        == "ValidationException")
  }

  @Test("Unknown applications and databases are ResourceNotFoundExceptions")
  func refusesUnknown() {
    var harness = Harness()
    var input = Self.adding("PRD/PRD")
    input.applicationId = "X"
    #expect(harness.code { try $0.updateApplicationSettings(input) } == "ResourceNotFoundException")
    let database = UpdateApplicationSettingsInput(
      applicationId: "ABAP-ECD", databaseArn: "arn:aws:ssm-sap:eu-central-1:1:HANA/X/DB/Y")
    #expect(
      harness.code { try $0.updateApplicationSettings(database) } == "ResourceNotFoundException")
  }

  @Test("While an operation changes the application, settings are a ConflictException")
  func refusesWhileBusy() throws {
    var harness = Harness()
    _ = try harness.stop("HANA-PRD")
    #expect(
      harness.code { try $0.updateApplicationSettings(Self.adding("PRD/PRD")) }
        == "ConflictException")
  }
}
