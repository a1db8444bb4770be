import HTTPTypes
import SsmSapModels
import Testing

@testable import SsmSapLocal

@Suite("Local service, state")
struct LocalServiceStateTests {
  /// Plays the same requests and returns all responses, and the state at the end.
  private func history(seed: UInt64) async throws -> (responses: [String], landscape: [UInt8]) {
    let clock = LocalClock.still
    let service = LocalService(clock: clock, seed: seed)
    var responses: [LocalResponse] = []
    responses.append(try await service.send(RegisterApplication.self, .hana()))
    responses.append(
      try await service.send(
        StopApplication.self,
        StopApplicationInput(
          applicationId: "ABAP-ECD", stopConnectedEntity: .dbms, includeEc2InstanceShutdown: true)))
    for _ in 0..<10 {
      clock.step(by: .seconds(37.5))
      responses.append(
        try await service.send(
          ListOperations.self, ListOperationsInput(applicationId: "ABAP-ECD")))
      for application in ["HANA", "ABAP-ECD", "HANA-PRD"] {
        responses.append(
          try await service.send(
            GetApplication.self, GetApplicationInput(applicationId: application)))
      }
      responses.append(try await service.send(ListComponents.self, ListComponentsInput()))
    }
    let id = HTTPField.Name("x-amzn-requestid")
    return (
      responses.map { response in
        "\(id.flatMap { response.head.headerFields[$0] } ?? "") \(response.text)"
      },
      service.landscape().json()
    )
  }

  @Test("The same seed, clock and requests give the same history, byte for byte")
  func isDeterministic() async throws {
    let first = try await history(seed: 7)
    let second = try await history(seed: 7)
    #expect(first == second)
    let other = try await history(seed: 8)
    #expect(first.responses != other.responses)
  }

  @Test("Accounts and regions are separate")
  func separatesScopes() async throws {
    let service = LocalService(clock: .still)
    let here = try await service.call(ListApplications.self, ListApplicationsInput())
    #expect(here.applications?.count == 2)
    let there = try await service.call(
      ListApplications.self, ListApplicationsInput(), region: "us-east-1")
    #expect(there.applications == [])
  }

  @Test("A key without EC2 gets a ValidationException where EC2 instances would stop")
  func limitsInstances() async throws {
    var key = AccessKey.example
    key.permissions = .withoutInstances
    let service = LocalService(accessKeys: [key], clock: .still)
    let refused = try await service.send(
      StopApplication.self,
      StopApplicationInput(applicationId: "HANA-PRD", includeEc2InstanceShutdown: true))
    #expect(refused.code == "ValidationException")
    let allowed = try await service.send(
      StopApplication.self, StopApplicationInput(applicationId: "HANA-PRD"))
    #expect(allowed.head.status == .ok)
  }

  @Test("With an instant clock an operation has ended by the next request")
  func isInstant() async throws {
    let service = LocalService(clock: LocalClock(.instant, machine: { SignedRequest.now }))
    let output = try await service.call(RegisterApplication.self, .hana())
    #expect(output.application?.status == .registering)
    let operation = try await service.call(
      GetOperation.self, GetOperationInput(operationId: output.operationId ?? ""))
    #expect(operation.operation?.status == .success)
  }

  @Test("The factor of a clock shortens operations")
  func scalesTime() async throws {
    let clock = LocalClock(.real(factor: 1000), machine: { SignedRequest.now })
    let service = LocalService(clock: clock)
    let output = try await service.call(
      StopApplication.self, StopApplicationInput(applicationId: "HANA-PRD"))
    clock.offset = .milliseconds(94)
    let input = GetOperationInput(operationId: output.operationId ?? "")
    #expect(try await service.call(GetOperation.self, input).operation?.status == .inprogress)
    clock.offset = .milliseconds(96)
    #expect(try await service.call(GetOperation.self, input).operation?.status == .success)
  }

  @Test(
    "A factor that is out of range counts as the nearest, and one that is not positive as 1",
    arguments: [
      (1e-300, 1000), (1e300, 1e-6), (.infinity, 1e-6), (0, 1), (-5, 1), (.nan, 1),
    ] as [(Double, Double)])
  func limitsFactor(factor: Double, seconds: Double) {
    #expect(LocalClock(.real(factor: factor)).length(of: .seconds(1)) == .seconds(seconds))
  }

  @Test("The revision grows with changes, also those that come with time, and not with reads")
  func countsChanges() async throws {
    let clock = LocalClock.still
    let service = LocalService(clock: clock)
    var last = service.revision
    _ = try await service.call(ListApplications.self, ListApplicationsInput())
    #expect(service.revision == last)
    _ = try await service.call(
      StopApplication.self, StopApplicationInput(applicationId: "HANA-PRD"))
    #expect(service.revision > last)
    last = service.revision
    clock.step(by: .seconds(45))
    #expect(service.revision > last)
    last = service.revision
    try await service.reset()
    #expect(service.revision > last)
  }

  @Test("A reset gives the same history again")
  func resets() async throws {
    let service = LocalService(clock: .still)
    let before = service.landscape()
    let first = try await service.call(RegisterApplication.self, .hana())
    try await service.reset()
    #expect(service.landscape() == before)
    let second = try await service.call(RegisterApplication.self, .hana())
    #expect(first == second)
  }

  @Test("A landscape that is seeded replaces its regions only")
  func seeds() async throws {
    let service = LocalService(clock: .still)
    var other = Landscape.singleNode
    other.regions[0].region = "eu-west-1"
    try await service.seed(other)
    #expect(service.landscape().regions.map(\.region) == ["eu-central-1", "eu-west-1"])
    try await service.seed(.singleNode)
    let list = try await service.call(ListApplications.self, ListApplicationsInput())
    #expect(list.applications == [])
    var invalid = Landscape.singleNode
    invalid.regions[0].account = "1"
    await #expect(throws: LandscapeError.self) { try await service.seed(invalid) }
  }

  @Test("The exported landscape is a service's start")
  func exports() async throws {
    let clock = LocalClock.still
    let service = LocalService(clock: clock)
    _ = try await service.call(
      StopApplication.self,
      StopApplicationInput(applicationId: "HANA-PRD", includeEc2InstanceShutdown: true))
    clock.step(by: .seconds(3600))
    let landscape = try Landscape(json: service.landscape().json())
    let copy = LocalService(landscape: landscape, clock: clock)
    #expect(copy.landscape() == landscape)
    let (one, other) = (service.overviews()[0], copy.overviews()[0])
    #expect(one.applications.map(\.status) == other.applications.map(\.status))
    #expect(one.components.map(\.status) == other.components.map(\.status))
    #expect(one.operations.map(\.id) == other.operations.map(\.id))
    _ = try await copy.call(
      StartApplication.self, StartApplicationInput(applicationId: "HANA-PRD"))
    clock.step(by: .seconds(3600))
    #expect(copy.overviews()[0].components.allSatisfy { $0.status == .running })
  }

  @Test("The exported landscape is valid also without a database's application, or while it goes")
  func exportsWithoutDatabase() async throws {
    let clock = LocalClock.still
    let service = LocalService(clock: clock)
    _ = try await service.call(
      DeregisterApplication.self, DeregisterApplicationInput(applicationId: "HANA-PRD"))
    for _ in 0..<2 {
      let landscape = service.landscape()
      #expect(landscape.regions[0].applications == [])
      try landscape.validate()
      clock.step(by: .seconds(3600))
    }
    #expect(service.overviews()[0].applications.map(\.id) == ["ABAP-ECD"])
  }

  @Test(
    "Requests at the same time are all answered, and none is lost, also while a region is seeded")
  func isConcurrent() async throws {
    let systems = (10..<20).map { index in
      LandscapeSystem.hana(
        HANASystem(
          sid: "H\(index)",
          hosts: [HANAHost(name: "host\(index)", instanceID: "i-000000000000000\(index)")]))
    }
    let service = LocalService(
      landscape: Landscape(LandscapeRegion(systems: systems)), clock: .still)
    let other = Landscape(LandscapeRegion(region: "us-east-1"))
    await withTaskGroup(of: Int?.self) { group in
      for system in systems {
        group.addTask {
          let input = RegisterApplicationInput(
            applicationId: system.sid, applicationType: .hana, instances: system.instanceIDs,
            sapInstanceNumber: "00", sid: system.sid)
          return try? await service.send(RegisterApplication.self, input).head.status.code
        }
        group.addTask {
          for _ in 0..<20 { try? await service.seed(other) }
          return 200
        }
      }
      for await status in group { #expect(status == 200) }
    }
    let list = try await service.call(ListApplications.self, ListApplicationsInput())
    #expect(list.applications?.map(\.id) == systems.map(\.sid))
  }
}
