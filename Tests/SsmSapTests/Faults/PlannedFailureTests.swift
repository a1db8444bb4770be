import SsmSap
import SsmSapLocal
import Testing

@Suite("The client when an operation fails")
struct PlannedFailureTests {
  @Test(
    "A component that fails ends the operation in an error with its events",
    arguments: [FaultyFlow.start, .stop])
  func reportsComponent(flow: FaultyFlow) async throws {
    let world = flow.world()
    let components = try await world.client.listComponents(
      applicationId: FaultyWorld.application
    ).components
    let component = try #require(components?.compactMap(\.componentId).last)
    try world.service.faults.add(
      Fault(.componentFailure, component: component, nth: 1, message: "it hangs"))
    let id = try #require(try await start(flow, world))
    let error = await #expect(throws: WaitError.self) {
      try await world.client.waitForOperation(operationId: id)
    }
    #expect(error?.kind == .failed)
    #expect(error?.status == "ERROR")
    #expect(error?.failedEvents.contains { $0.statusMessage == "it hangs" } == true)
    var states: [OperationStatus?] = []
    for try await update in world.client.operationProgress(operationId: id) {
      if case .state(let operation) = update { states.append(operation.status) }
    }
    #expect(states.last == .error)
    #expect(world.service.requests.records.contains { $0.fault == "componentFailure (fault-1)" })
  }

  private func start(_ flow: FaultyFlow, _ world: FaultyWorld) async throws -> String? {
    if flow == .start {
      return try await world.client.startApplication(applicationId: FaultyWorld.application)
        .operationId
    }
    return try await world.client.stopApplication(applicationId: FaultyWorld.application)
      .operationId
  }

  @Test("A registration that fails ends in an error, and so does the wait for the application")
  func reportsRegistration() async throws {
    let world = FaultyFlow.register.world()
    try world.service.faults.add(Fault(.registrationFailure, message: "no agent"))
    await #expect(throws: (any Error).self) { try await FaultyFlow.register.run(world) }
    let error = await #expect(throws: WaitError.self) {
      try await world.client.waitForApplication(
        applicationId: FaultyWorld.application, until: .registered)
    }
    #expect(error?.kind == .failed)
    #expect(error?.status == "REGISTRATION_FAILED")
    #expect(error?.statusMessage == "no agent")
  }
}
