import AWSTestKit
import SsmSap
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Adoption of a registration")
struct RegistrationAdoptionTests {
  private let stub = StrictStub()
  private let input = RegisterApplicationInput(
    applicationId: Samples.application, applicationType: .hana, instances: ["i-12345678"])

  private func register() async throws(CallError) -> RegisterApplicationOutput {
    try await SsmSapClient(calling: stub, clock: VirtualClock(startingAt: Samples.start))
      .registerApplication(input)
  }

  private func expectRegister(
    _ reply: StubReply<RegisterApplicationOutput>, line: Int = #line
  ) {
    stub.expect(RegisterApplication.self, input, reply, line: line)
  }

  private func expectAmbiguousRegister(line: Int = #line) {
    expectRegister(.failure(Samples.ambiguous("RegisterApplication")), line: line)
  }

  private func expectApplication(
    _ reply: StubReply<GetApplicationOutput>, line: Int = #line
  ) {
    stub.expect(
      GetApplication.self, GetApplicationInput(applicationId: Samples.application), reply,
      line: line)
  }

  private func expectOperations(_ operations: SsmSapModels.Operation..., line: Int = #line) {
    stub.expect(
      ListOperations.self, ListOperationsInput(applicationId: Samples.application),
      .output(ListOperationsOutput(operations: operations)), line: line)
  }

  private func application(_ status: ApplicationStatus, updated: Double = 0) -> Application {
    Application(
      id: Samples.application, status: status,
      lastUpdated: Samples.start.addingTimeInterval(updated))
  }

  @Test("The application is looked for before its operation")
  func adoptsRegistration() async throws {
    expectAmbiguousRegister()
    expectApplication(.error(ValidationException(message: "unknown")))
    expectApplication(.output(GetApplicationOutput(application: application(.registering))))
    expectOperations(
      Samples.operation(.success, id: "0", type: "DEREGISTER_APPLICATION"),
      Samples.operation(.inprogress, type: "REGISTER_APPLICATION"))
    let output = try await register()
    #expect(output.operationId == Samples.id)
    #expect(output.application == application(.registering))
    try stub.verify()
  }

  @Test("A registration that has ended meanwhile is adopted by its operation")
  func adoptsEndedRegistration() async throws {
    expectAmbiguousRegister()
    expectApplication(.output(GetApplicationOutput(application: application(.activated))))
    expectOperations(Samples.operation(.success, type: "REGISTER_APPLICATION", started: 1))
    #expect(try await register().operationId == Samples.id)
    try stub.verify()
  }

  @Test("An application that is being registered is adopted, even if no operation shows")
  func adoptsWithoutOperation() async throws {
    expectAmbiguousRegister()
    for _ in 0..<4 {
      expectApplication(.output(GetApplicationOutput(application: application(.registering))))
      expectOperations()
    }
    let output = try await register()
    #expect(output.application == application(.registering))
    #expect(output.operationId == nil)
    try stub.verify()
  }

  @Test("An application that was there before is not adopted; the refusal is thrown")
  func leavesEarlierApplicationAlone() async throws {
    expectAmbiguousRegister()
    for sending in 0..<2 {
      for _ in 0..<4 {
        expectApplication(
          .output(GetApplicationOutput(application: application(.activated, updated: -900))))
        expectOperations(Samples.operation(.success, type: "REGISTER_APPLICATION", started: -900))
      }
      if sending == 0 { expectRegister(.error(ConflictException(message: "it exists"))) }
    }
    let error = await #expect(throws: CallError.self) { try await register() }
    #expect(error?.code == "ConflictException")
    #expect(error?.mayHaveExecuted == true)
    try stub.verify()
  }

  @Test("One that somebody began to register before the call is not adopted")
  func leavesEarlierRegistrationAlone() async throws {
    expectAmbiguousRegister()
    for _ in 0..<4 {
      expectApplication(
        .output(GetApplicationOutput(application: application(.registering, updated: -900))))
      expectOperations()
    }
    expectRegister(.output(RegisterApplicationOutput(operationId: "new")))
    #expect(try await register().operationId == "new")
    try stub.verify()
  }

  @Test("A registration by another call of this client is not adopted for want of an operation")
  func leavesOwnRegistrationAlone() async throws {
    let client = SsmSapClient(calling: stub, clock: VirtualClock(startingAt: Samples.start))
    expectRegister(.output(RegisterApplicationOutput(operationId: Samples.id)))
    _ = try await client.registerApplication(input)
    expectAmbiguousRegister()
    for request in 0..<2 {
      for _ in 0..<4 {
        expectApplication(.output(GetApplicationOutput(application: application(.registering))))
        expectOperations()
      }
      if request == 0 { expectRegister(.error(ConflictException(message: "it exists"))) }
    }
    let error = await #expect(throws: CallError.self) {
      try await client.registerApplication(input)
    }
    #expect(error?.code == "ConflictException")
    try stub.verify()
  }

  @Test("When the service does not know the application, the request is sent again")
  func sendsAgain() async throws {
    expectAmbiguousRegister()
    for _ in 0..<3 { expectApplication(.error(ValidationException(message: "unknown"))) }
    expectApplication(.error(ResourceNotFoundException(message: "unknown")))
    expectRegister(.output(RegisterApplicationOutput(operationId: "new")))
    #expect(try await register().operationId == "new")
    try stub.verify()
  }
}
