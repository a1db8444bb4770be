import AWSTestKit
import SsmSap
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Adoption after a failure that leaves open what was started")
struct AdoptionTests {
  private let stub = StrictStub()
  private let input = StartApplicationInput(applicationId: Samples.application)

  private func client(_ policy: AdoptionPolicy = .adopt) -> SsmSapClient {
    SsmSapClient(calling: stub, adoption: policy, clock: VirtualClock(startingAt: Samples.start))
  }

  private func expectStart(
    _ reply: StubReply<StartApplicationOutput>, line: Int = #line
  ) {
    stub.expect(StartApplication.self, input, reply, line: line)
  }

  private func expectAmbiguousStart(line: Int = #line) {
    expectStart(.failure(Samples.ambiguous("StartApplication")), line: line)
  }

  private func expectLook(_ operations: SsmSapModels.Operation..., line: Int = #line) {
    stub.expect(
      ListOperations.self, ListOperationsInput(applicationId: Samples.application),
      .output(ListOperationsOutput(operations: operations)), line: line)
  }

  private func expectFourLooksInVain(line: Int = #line) {
    for _ in 0..<4 { expectLook(line: line) }
  }

  private func start(_ policy: AdoptionPolicy = .adopt) async throws(CallError) -> String? {
    try await client(policy).startApplication(input).operationId
  }

  @Test("A start whose answer was lost answers with the operation that it has started")
  func adoptsStart() async throws {
    expectAmbiguousStart()
    expectLook(Samples.operation(.inprogress))
    #expect(try await start() == Samples.id)
    #expect(stub.clock.sleeps.isEmpty)
    try stub.verify()
  }

  @Test("So does the method that takes the members one by one")
  func adoptsByParameters() async throws {
    expectAmbiguousStart()
    expectLook(Samples.operation(.inprogress))
    let output = try await client().startApplication(applicationId: Samples.application)
    #expect(output.operationId == Samples.id)
    try stub.verify()
  }

  @Test("A stop and a refresh are adopted too, each by its type")
  func adoptsStopAndRefresh() async throws {
    let stop = StopApplicationInput(applicationId: Samples.application)
    stub.expect(StopApplication.self, stop, .failure(Samples.ambiguous("StopApplication")))
    let operations = [
      Samples.operation(.inprogress, id: "1", type: "START_APPLICATION"),
      Samples.operation(.inprogress, id: "2", type: "STOP_APPLICATION"),
      Samples.operation(.inprogress, id: "3", type: "START_APPLICATION_REFRESH"),
    ]
    expectLook(operations[0], operations[1], operations[2])
    #expect(try await client().stopApplication(stop).operationId == "2")
    let refresh = StartApplicationRefreshInput(applicationId: Samples.application)
    stub.expect(
      StartApplicationRefresh.self, refresh, .error(InternalServerException(message: "oops")))
    expectLook(operations[0], operations[1], operations[2])
    #expect(try await client().startApplicationRefresh(refresh).operationId == "3")
    try stub.verify()
  }

  @Test("An operation that shows late is still found, after pauses that grow")
  func looksSeveralTimes() async throws {
    expectAmbiguousStart()
    expectLook()
    expectLook()
    expectLook(Samples.operation(.inprogress))
    #expect(try await start() == Samples.id)
    #expect(stub.clock.sleeps == [.seconds(1), .seconds(1)])
    try stub.verify()
  }

  @Test("An operation on a later page is found, and the one nearest to the call is taken")
  func takesTheNearest() async throws {
    expectAmbiguousStart()
    let list = ListOperationsInput(applicationId: Samples.application)
    stub.expect(
      ListOperations.self, list,
      .output(
        ListOperationsOutput(
          operations: [
            Samples.operation(.inprogress, id: "later", started: 40),
            Samples.operation(.success, id: "before", started: -4),
          ], nextToken: "more")))
    stub.expect(
      ListOperations.self,
      ListOperationsInput(applicationId: Samples.application, nextToken: "more"),
      .output(ListOperationsOutput(operations: [Samples.operation(.inprogress, started: 1)])))
    #expect(try await start() == Samples.id)
    try stub.verify()
  }

  @Test(
    "What cannot be the call's is not adopted",
    arguments: [
      Samples.operation(.success, started: -6), Samples.operation(.inprogress, type: "STOP_APP"),
      Samples.operation(.inprogress, type: "START_APPLICATION_REFRESH"),
      Samples.operation(.inprogress, type: "RESTART"),
      SsmSapModels.Operation(id: "1", status: .inprogress, startTime: Samples.start),
      SsmSapModels.Operation(id: "1", type: "START_APPLICATION", status: .inprogress),
      SsmSapModels.Operation(type: "START_APPLICATION", startTime: Samples.start),
    ])
  func leavesOthersAlone(operation: SsmSapModels.Operation) async throws {
    expectAmbiguousStart()
    for _ in 0..<4 { expectLook(operation) }
    expectStart(.output(StartApplicationOutput(operationId: "new")))
    #expect(try await start() == "new")
    try stub.verify()
  }

  @Test("The machine's clock may be off by the tolerance", arguments: [-5.0, 0, 900])
  func toleratesClocks(started: TimeInterval) async throws {
    expectAmbiguousStart()
    expectLook(Samples.operation(.inprogress, started: started))
    #expect(try await start() == Samples.id)
    try stub.verify()
  }

  @Test("Where an answer tells how far the machine's clock is off, starts are held against that")
  func correctsClocks() async throws {
    var failure = Samples.ambiguous("StartApplication")
    failure.clockSkew = .seconds(600)
    expectStart(.failure(failure))
    expectLook(
      Samples.operation(.success, id: "before", started: -700),
      Samples.operation(.inprogress, started: -600))
    #expect(try await start() == Samples.id)
    try stub.verify()
  }

  @Test("Nothing is adopted that this client has started by another call")
  func leavesOwnOperationsAlone() async throws {
    let client = client()
    expectStart(.output(StartApplicationOutput(operationId: Samples.id)))
    #expect(try await client.startApplication(input).operationId == Samples.id)
    expectAmbiguousStart()
    for _ in 0..<4 { expectLook(Samples.operation(.inprogress)) }
    expectStart(.error(ConflictException(message: "it runs")))
    for _ in 0..<4 { expectLook(Samples.operation(.inprogress)) }
    let error = await #expect(throws: CallError.self) { try await client.startApplication(input) }
    #expect(error?.code == "ConflictException")
    #expect(error?.mayHaveExecuted == true)
    try stub.verify()
  }

  @Test("Nothing is adopted that a plain call of this client has started")
  func leavesPlainCallsOperationsAlone() async throws {
    let client = client()
    expectStart(.output(StartApplicationOutput(operationId: Samples.id)))
    _ = try await client.call(StartApplication.self, input: input)
    expectStart(.output(StartApplicationOutput(operationId: Samples.otherId)))
    _ = try await client.respond(to: StartApplication.self, input: input)
    expectAmbiguousStart()
    for _ in 0..<4 {
      expectLook(
        Samples.operation(.inprogress), Samples.operation(.inprogress, id: Samples.otherId))
    }
    expectStart(.output(StartApplicationOutput(operationId: "new")))
    #expect(try await client.startApplication(input).operationId == "new")
    try stub.verify()
  }

  @Test("What a call has left unresolved is not taken for the next one's")
  func leavesUnresolvedOperationsAlone() async throws {
    let client = client(.adoptOrFail)
    expectAmbiguousStart()
    expectFourLooksInVain()
    await #expect(throws: CallError.self) { try await client.startApplication(input) }
    expectAmbiguousStart()
    // The other call has ended and will not tell, so there are no more lookups than usual.
    for _ in 0..<4 { expectLook(Samples.operation(.inprogress)) }
    let error = await #expect(throws: CallError.self) { try await client.startApplication(input) }
    #expect(error?.message.contains("another call of this client") == true)
    try stub.verify()
  }

  @Test("When nothing was started, the request is sent once more")
  func sendsAgain() async throws {
    expectAmbiguousStart()
    expectFourLooksInVain()
    expectStart(.output(StartApplicationOutput(operationId: "new")))
    #expect(try await start() == "new")
    #expect(stub.clock.sleeps == [.seconds(1), .seconds(1), .seconds(1)])
    try stub.verify()
  }

  @Test("A conflict at the second sending leads to another look, which finds the first's operation")
  func looksAgainAfterConflict() async throws {
    expectAmbiguousStart()
    expectFourLooksInVain()
    expectStart(.error(ConflictException(message: "it is starting")))
    expectLook()
    expectLook(Samples.operation(.inprogress))
    #expect(try await start() == Samples.id)
    try stub.verify()
  }

  @Test("A second sending that is refused for another reason leaves open what the first has done")
  func looksAgainAfterAnyFailure() async throws {
    expectAmbiguousStart()
    expectFourLooksInVain()
    expectStart(.failure(Samples.denied("StartApplication")))
    expectFourLooksInVain()
    let error = await #expect(throws: CallError.self) { try await start() }
    #expect(error?.code == "AccessDeniedException")
    #expect(error?.mayHaveExecuted == true)
    try stub.verify()
  }

  @Test("A request that was refused is not sent again, however many sendings are allowed")
  func endsAfterRefusal() async throws {
    expectAmbiguousStart()
    expectFourLooksInVain()
    expectStart(.error(ConflictException(message: "it runs")))
    expectFourLooksInVain()
    var policy = AdoptionPolicy.adopt
    policy.maximumAttempts = 5
    let error = await #expect(throws: CallError.self) { try await start(policy) }
    #expect(error?.code == "ConflictException")
    try stub.verify()
  }

  @Test("A conflict at the first sending is what it is")
  func reportsFirstConflict() async throws {
    expectStart(.error(ConflictException(message: "it runs")))
    let error = await #expect(throws: CallError.self) { try await start() }
    #expect(error?.code == "ConflictException")
    #expect(error?.message == "it runs")
    try stub.verify()
  }

  @Test("A failure that the second sending ends with is looked after, but not sent a third time")
  func endsAfterSendings() async throws {
    expectAmbiguousStart()
    expectFourLooksInVain()
    expectAmbiguousStart()
    expectFourLooksInVain()
    let error = await #expect(throws: CallError.self) { try await start() }
    #expect(error?.kind == .transport)
    #expect(error?.attempts == 2)
    #expect(error?.mayHaveExecuted == true)
    #expect(
      error?.message == "the connection broke; the call may have been executed, but nothing that "
        + "it may have started was found")
    try stub.verify()
  }

  @Test("A failure that cannot have started anything is thrown as it is")
  func reportsWhatIsCertain() async throws {
    var refused = CallError(.transport, operation: "StartApplication", message: "refused")
    refused.retryEnd = .attempts
    expectStart(.failure(refused))
    expectStart(.failure(Samples.throttled("StartApplication")))
    for message in ["refused", "Rate exceeded"] {
      let error = await #expect(throws: CallError.self) { try await start() }
      #expect(error?.message == message)
    }
    try stub.verify()
  }

  @Test("Who wants to adopt or fail gets no second request")
  func adoptsOrFails() async throws {
    expectAmbiguousStart()
    expectFourLooksInVain()
    await #expect(throws: CallError.self) { try await start(.adoptOrFail) }
    expectAmbiguousStart()
    expectLook(Samples.operation(.inprogress))
    #expect(try await start(.adoptOrFail) == Samples.id)
    try stub.verify()
  }

  @Test("Who never wants to adopt gets the failure, with no look and no second request")
  func neverAdopts() async throws {
    expectAmbiguousStart()
    let error = await #expect(throws: CallError.self) { try await start(.never) }
    #expect(error?.message == "the connection broke")
    #expect(error?.mayHaveExecuted == true)
    try stub.verify()
  }

  @Test("A call that is made without a method of its own is left at that")
  func leavesPlainCallsAlone() async throws {
    expectAmbiguousStart()
    await #expect(throws: CallError.self) {
      try await client().call(StartApplication.self, input: input)
    }
    try stub.verify()
  }

  @Test("Where the client may not look, nothing is concluded and nothing sent again")
  func reportsDeniedLook() async throws {
    expectAmbiguousStart()
    stub.expect(
      ListOperations.self, ListOperationsInput(applicationId: Samples.application),
      .failure(Samples.denied("ListOperations")))
    let error = await #expect(throws: CallError.self) { try await start() }
    #expect(error?.operation == "StartApplication")
    #expect(error?.message.hasPrefix("the connection broke; the call may") == true)
    #expect(error?.message.contains("AccessDeniedException") == true)
    try stub.verify()
  }

  @Test("When the last look was not answered, nothing is concluded")
  func reportsUnansweredLook() async throws {
    expectAmbiguousStart()
    for _ in 0..<3 { expectLook() }
    stub.expect(
      ListOperations.self, ListOperationsInput(applicationId: Samples.application),
      .failure(Samples.throttled("ListOperations")))
    let error = await #expect(throws: CallError.self) { try await start() }
    #expect(error?.message.contains("ThrottlingException") == true)
    try stub.verify()
  }

  @Test("A look that is throttled is made up for by the next")
  func looksThroughThrottling() async throws {
    expectAmbiguousStart()
    stub.expect(
      ListOperations.self, ListOperationsInput(applicationId: Samples.application),
      .failure(Samples.throttled("ListOperations")))
    expectLook(Samples.operation(.inprogress))
    #expect(try await start() == Samples.id)
    try stub.verify()
  }

  @Test("A call that was cancelled does not go on to look")
  func reportsCancelledCall() async throws {
    var cancelled = CallError(.cancelled, operation: "StartApplication", message: "cancelled")
    cancelled.mayHaveExecuted = true
    expectStart(.failure(cancelled))
    let error = await #expect(throws: CallError.self) { try await start() }
    #expect(error?.kind == .cancelled)
    try stub.verify()
  }

  @Test("A task that is cancelled between two looks stops at once", .timeLimit(.minutes(1)))
  func stopsBetweenLooks() async throws {
    expectAmbiguousStart()
    expectLook()
    let caller = SleepingCaller(stub: stub)
    let task = Task { () -> CallError? in
      do throws(CallError) {
        let client = SsmSapClient(calling: caller, clock: VirtualClock(startingAt: Samples.start))
        _ = try await client.startApplication(input)
        return nil
      } catch {
        return error
      }
    }
    await caller.clock.waitForSleep()
    task.cancel()
    let error = await task.value
    #expect(error?.kind == .cancelled)
    #expect(error?.mayHaveExecuted == true)
    try stub.verify()
  }
}
