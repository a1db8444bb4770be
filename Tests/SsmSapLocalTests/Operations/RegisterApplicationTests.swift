import SsmSapModels
import Testing

@testable import SsmSapLocal

@Suite("Registration")
struct RegisterApplicationTests {
  private static let arn = "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/HANA"
  private static let tenant = "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/HANA-PRD/DB/PRD"

  /// The example landscape without the ABAP application.
  private static var withoutABAP: Landscape {
    var landscape = Landscape.example
    landscape.regions[0].applications.removeAll { $0.sid == "ECD" }
    return landscape
  }

  @Test("An application is REGISTERING without components, then ACTIVATED with them")
  func registers() throws {
    var harness = Harness()
    let output = try harness.registerHANA()
    #expect(output.application?.status == .registering)
    #expect(output.application?.discoveryStatus == .registering)
    #expect(output.application?.components == nil)
    #expect(harness.operation(output.operationId)?.status == .inprogress)
    #expect(harness.operation(output.operationId)?.type == "REGISTER_APPLICATION")

    harness.pass()
    let record = try #require(harness.application("HANA"))
    #expect(record.application.status == .activated)
    #expect(record.application.discoveryStatus == .success)
    #expect(record.application.components == ["HDB-HDB00"])
    #expect(record.application.arn == Self.arn)
    #expect(record.application.appRegistryArn?.contains("servicecatalog") == true)
    #expect(record.components.map(\.componentId) == ["HDB-HDB00", "HDB-HDB00-hdbhost"])
    #expect(record.components.allSatisfy { $0.status == .running })
    #expect(record.databases.map(\.databaseId) == ["SYSTEMDB", "HDB"])
    #expect(record.databases.map(\.arn) == ["\(Self.arn)/DB/SYSTEMDB", "\(Self.arn)/DB/HDB"])
    #expect(record.databases.map(\.sqlPort) == [30013, 30015])
    let operation = harness.operation(output.operationId)
    #expect(operation?.status == .success)
    #expect(operation?.endTime != nil && operation?.resourceArn == Self.arn)
  }

  @Test("Components of one node show parent, host, versions and resilience")
  func showsComponents() throws {
    var harness = Harness()
    _ = try harness.registerHANA()
    harness.pass()
    let parent = harness.component("HDB-HDB00", of: "HANA")
    #expect(parent?.componentType == .hana && parent?.parentComponent == nil)
    #expect(parent?.childComponents == ["HDB-HDB00-hdbhost"])
    #expect(parent?.databases == ["SYSTEMDB", "HDB"])
    #expect(parent?.hdbVersion == HANASystem.defaultVersion)
    #expect(parent?.arn == "\(Self.arn)/COMPONENT/HDB-HDB00")
    let node = harness.component("HDB-HDB00-hdbhost", of: "HANA")
    #expect(node?.componentType == .hanaNode && node?.parentComponent == "HDB-HDB00")
    #expect(node?.associatedHost?.ec2InstanceId == "i-0a1b2c3d4e5f60718")
    #expect(node?.associatedHost?.ipAddresses?.first?.ipAddress == "10.0.1.10")
    #expect(node?.resilience?.hsrReplicationMode == .noneValue)
  }

  @Test("Components of several nodes show replication and cluster")
  func showsReplication() throws {
    let harness = Harness()
    let nodes = ["prdhana1", "prdhana2"].map {
      harness.component("PRD-HDB00-\($0)", of: "HANA-PRD")?.resilience
    }
    #expect(nodes.map { $0?.hsrTier } == ["1", "2"])
    #expect(nodes.map { $0?.hsrReplicationMode } == [.primary, .sync])
    #expect(nodes.map { $0?.hsrOperationMode } == [.primary, .logreplay])
    #expect(nodes.allSatisfy { $0?.clusterStatus == .online })
  }

  @Test("An ABAP application on its tenant is linked with the database's application")
  func registersABAP() throws {
    var harness = Harness(Self.withoutABAP)
    _ = try harness.run { try $0.registerApplication(.abap(on: Self.tenant)) }
    harness.pass()
    let record = try #require(harness.application("ABAP"))
    #expect(record.application.status == .activated)
    #expect(
      record.components.map(\.componentId)
        == ["ECD-ABAP", "ECD-ASCS10-ecdascs", "ECD-D12-ecdapp1", "ECD-D13-ecdapp2"])
    #expect(record.components[0].databaseConnection?.databaseArn == Self.tenant)
    #expect(record.components[0].databaseConnection?.connectionIp == "10.0.2.10")
    #expect(record.components[0].sapKernelVersion == ABAPSystem.defaultKernelVersion)
    let hana = try #require(harness.application("HANA-PRD"))
    #expect(record.application.associatedApplicationArns == [hana.arn])
    #expect(hana.application.associatedApplicationArns == [record.arn])
    #expect(
      hana.databases.map { $0.connectedComponentArns?.count ?? 0 } == [0, 1])
  }

  @Test("A Web Dispatcher that ComponentsInfo names is a part of the application")
  func registersWebDispatcher() throws {
    var harness = Harness(Self.withoutABAP)
    var input = RegisterApplicationInput.abap(on: Self.tenant)
    input.componentsInfo = [
      ComponentInfo(componentType: .webdisp, sid: "WD1", ec2InstanceId: "i-01a2b3c4d5e6f7081")
    ]
    _ = try harness.run { try $0.registerApplication(input) }
    harness.pass()
    let record = try #require(harness.application("ABAP"))
    #expect(record.application.components == ["ECD-ABAP", "WD1-WEBDISP"])
    #expect(harness.component("WD1-W14", of: "ABAP")?.componentType == .wd)
  }

  @Test("Web Dispatchers with the same system id have one parent")
  func groupsWebDispatchers() throws {
    var landscape = Landscape.example
    guard case .abap(var system) = landscape.regions[0].systems[2] else {
      Issue.record("the example has no ABAP system")
      return
    }
    var second = try #require(system.instances.last)
    second.number = "15"
    system.instances.append(second)
    landscape.regions[0].systems[2] = .abap(system)
    let harness = Harness(landscape)
    #expect(
      harness.application("ABAP-ECD")?.components.suffix(3).map(\.componentId)
        == ["WD1-WEBDISP", "WD1-W14", "WD1-W15"])
    #expect(
      harness.component("WD1-WEBDISP", of: "ABAP-ECD")?.childComponents == ["WD1-W14", "WD1-W15"])
  }

  @Test(
    "What discovery does not find ends in REGISTRATION_FAILED with the reason",
    arguments: [
      { $0.instances = ["i-0fffffffffffffff0"] }, { $0.sid = "XXX" },
      { $0.sapInstanceNumber = "77" },
      {
        $0.credentials = [
          ApplicationCredential(databaseName: "HDB/X", credentialType: .admin, secretId: "s")
        ]
      },
    ] as [@Sendable (inout RegisterApplicationInput) -> Void])
  func failsRegistration(change: @Sendable (inout RegisterApplicationInput) -> Void) throws {
    var harness = Harness()
    var input = RegisterApplicationInput.hana()
    change(&input)
    let output = try harness.run { try $0.registerApplication(input) }
    harness.pass()
    try expectFailure(output.operationId, of: "HANA", harness)
  }

  @Test("A database that does not exist is told together with those that do")
  func namesDatabases() throws {
    var harness = Harness()
    var input = RegisterApplicationInput.hana()
    input.credentials = [.init(databaseName: "HDB", credentialType: .admin, secretId: "s")]
    let output = try harness.run { try $0.registerApplication(input) }
    harness.pass()
    #expect(
      harness.operation(output.operationId)?.statusMessage
        == "No database has the name HDB. The system HDB has HDB/SYSTEMDB, HDB/HDB.")
  }

  @Test("A DatabaseArn that does not match the discovered database ends in REGISTRATION_FAILED")
  func failsForOtherDatabase() throws {
    var harness = Harness(Self.withoutABAP)
    let other = "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/HANA-PRD/DB/SYSTEMDB"
    let output = try harness.run { try $0.registerApplication(.abap(on: other)) }
    harness.pass()
    try expectFailure(output.operationId, of: "ABAP", harness)
    #expect(harness.operation(output.operationId)?.statusMessage?.contains("PRD/PRD") == true)
  }

  @Test("A stopped EC2 instance ends in REGISTRATION_FAILED")
  func failsOnStoppedInstance() throws {
    var landscape = Landscape.singleNode
    landscape.regions[0].stoppedInstances = ["i-0a1b2c3d4e5f60718"]
    var harness = Harness(landscape)
    let output = try harness.registerHANA()
    harness.pass()
    try expectFailure(output.operationId, of: "HANA", harness)
    #expect(
      harness.operation(output.operationId)?.statusMessage
        == "The EC2 instance i-0a1b2c3d4e5f60718 is not running.")
  }

  @Test(
    "ComponentsInfo that no component matches ends in REGISTRATION_FAILED",
    arguments: [
      ComponentInfo(componentType: .webdisp, sid: "WD2", ec2InstanceId: "i-01a2b3c4d5e6f7081"),
      ComponentInfo(componentType: .webdisp, sid: "WD1", ec2InstanceId: "i-0d1e2f30415263748"),
      ComponentInfo(componentType: .dialog, sid: "WD1", ec2InstanceId: "i-01a2b3c4d5e6f7081"),
    ])
  func failsForUnknownComponent(info: ComponentInfo) throws {
    var harness = Harness(Self.withoutABAP)
    var input = RegisterApplicationInput.abap(on: Self.tenant)
    input.componentsInfo = [info]
    let output = try harness.run { try $0.registerApplication(input) }
    harness.pass()
    try expectFailure(output.operationId, of: "ABAP", harness)
    #expect(
      harness.operation(output.operationId)?.statusMessage
        == "The EC2 instance \(info.ec2InstanceId) has no component of the type "
        + "\(info.componentType) with the SID \(info.sid).")
  }

  @Test("The reason names what the registration asked for")
  func namesWhatIsMissing() throws {
    for (sid, number, names) in [
      ("XXX", "77", " with the SID XXX and the instance number 77."),
      (nil, "77", " with the instance number 77."), ("XXX", nil, " with the SID XXX."),
    ] as [(String?, String?, String)] {
      var harness = Harness()
      var input = RegisterApplicationInput.hana()
      input.sid = sid
      input.sapInstanceNumber = number
      let output = try harness.run { try $0.registerApplication(input) }
      harness.pass()
      #expect(
        harness.operation(output.operationId)?.statusMessage
          == "The EC2 instance i-0a1b2c3d4e5f60718 has no system of the type HANA" + names)
    }
  }

  @Test("A registration that is planned to fail does, with the planned message")
  func failsOnRequest() throws {
    var harness = Harness()
    harness.failures.registration = "no agent"
    let output = try harness.registerHANA()
    harness.pass()
    try expectFailure(output.operationId, of: "HANA", harness)
    #expect(harness.operation(output.operationId)?.statusMessage == "no agent")
  }

  private func expectFailure(
    _ operation: String?, of application: String, _ harness: Harness
  ) throws {
    let found = try #require(harness.operation(operation))
    #expect(found.status == .error)
    #expect(found.statusMessage?.isEmpty == false)
    let record = try #require(harness.application(application))
    #expect(record.application.discoveryStatus == .registrationFailed)
    #expect(record.application.statusMessage == found.statusMessage)
    #expect(record.components.isEmpty)
    #expect(harness.events(of: operation).last?.hasPrefix("FAILED ") == true)
  }

  @Test(
    "Members of the other type are a ValidationException",
    arguments: [
      { $0.credentials = [.init(databaseName: "a", credentialType: .admin, secretId: "s")] },
      { $0.sapInstanceNumber = "00" }, { $0.sid = nil }, { $0.databaseArn = nil },
    ] as [@Sendable (inout RegisterApplicationInput) -> Void])
  func refusesMembers(change: @Sendable (inout RegisterApplicationInput) -> Void) {
    var harness = Harness(Self.withoutABAP)
    var input = RegisterApplicationInput.abap(on: Self.tenant)
    change(&input)
    #expect(harness.code { try $0.registerApplication(input) } == "ValidationException")
  }

  @Test("HANA takes neither DatabaseArn nor ComponentsInfo, and unknown types are refused")
  func refusesForHANA() {
    var harness = Harness()
    var input = RegisterApplicationInput.hana()
    input.databaseArn = Self.tenant
    #expect(harness.code { try $0.registerApplication(input) } == "ValidationException")
    input = .hana()
    input.applicationType = ApplicationType(rawValue: "JAVA")
    #expect(harness.code { try $0.registerApplication(input) } == "ValidationException")
  }

  @Test("An unknown DatabaseArn is a ResourceNotFoundException")
  func refusesUnknownDatabase() {
    var harness = Harness(Self.withoutABAP)
    #expect(
      harness.code { try $0.registerApplication(.abap(on: Self.tenant + "X")) }
        == "ResourceNotFoundException")
  }

  @Test("An id or a system that is registered is a ConflictException")
  func refusesTwice() throws {
    var harness = Harness()
    _ = try harness.registerHANA()
    #expect(harness.code { try $0.registerApplication(.hana()) } == "ConflictException")
    #expect(harness.code { try $0.registerApplication(.hana("OTHER")) } == "ConflictException")
    harness.pass()
    #expect(harness.code { try $0.registerApplication(.hana()) } == "ConflictException")
  }

  @Test("The eleventh application of a region is refused; other regions do not count")
  func hasQuota() throws {
    let systems = (0...10).map { index in
      LandscapeSystem.hana(
        HANASystem(
          sid: "H\(index / 10)\(index % 10)",
          hosts: [HANAHost(name: "host", instanceID: "i-000000000000000\(10 + index)")]))
    }
    var harness = Harness(Landscape(LandscapeRegion(systems: systems)))
    for (index, system) in systems.enumerated() {
      let input = RegisterApplicationInput(
        applicationId: "A\(index)", applicationType: .hana, instances: system.instanceIDs,
        sapInstanceNumber: "00", sid: system.sid)
      let code = harness.code { try $0.registerApplication(input) }
      #expect(code == (index < 10 ? nil : "ValidationException"))
    }
  }

  @Test("A system of more than 20 databases is not registered")
  func hasDatabaseQuota() throws {
    let tenants = (1...20).map { "T\($0)" }
    let system = HANASystem(
      sid: "HDB", hosts: [HANAHost(name: "host", instanceID: "i-0a1b2c3d4e5f60718")],
      tenants: tenants)
    var harness = Harness(Landscape(LandscapeRegion(systems: [.hana(system)])))
    let output = try harness.registerHANA()
    harness.pass()
    #expect(harness.operation(output.operationId)?.status == .error)
  }

  @Test("Tags of the registration are those of the application")
  func tags() throws {
    var harness = Harness()
    var input = RegisterApplicationInput.hana()
    input.tags = ["Stage": "test"]
    _ = try harness.run { try $0.registerApplication(input) }
    let output = try harness.run { handler in
      try handler.getApplication(GetApplicationInput(applicationId: "HANA"))
    }
    #expect(output.tags == ["Stage": "test"])
  }

  @Test("A failed registration changes neither state nor ids")
  func rollsBack() throws {
    var harness = Harness()
    let before = harness.state
    _ = harness.failure { handler in
      _ = try handler.registerApplication(.hana())
      throw LocalFailure.conflict("later")
    }
    #expect(harness.state.ids == before.ids)
    #expect(harness.state.revision == before.revision)
    #expect(harness.application("HANA") == nil)
  }
}
