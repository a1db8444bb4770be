import AWSTestKit
import SsmSap
import Testing

@Suite("Progress of an operation")
struct OperationProgressTests {
  private let stub = StrictStub()

  /// What the sequence told before it ended, in short: states by their status, events by number.
  private func follow(
    timeout: Duration = .seconds(3600)
  ) async -> (told: [String], error: WaitError?) {
    let options = WaitOptions(timeout: timeout)
    var told: [String] = []
    let progress = SsmSapClient(calling: stub).operationProgress(
      operationId: Samples.id, options: options)
    do {
      for try await update in progress { told.append(Self.short(update)) }
      return (told, nil)
    } catch {
      return (told, error)
    }
  }

  private static func short(_ update: OperationUpdate) -> String {
    switch update {
    case .state(let operation):
      [operation.status?.rawValue, operation.statusMessage].compactMap { $0 }
        .joined(separator: ": ")
    case .event(let event): event.description ?? ""
    }
  }

  private func events(_ numbers: Int...) -> [OperationEvent] {
    numbers.map { Samples.event($0) }
  }

  @Test("Events that the service lists newest first come oldest first, each once")
  func ordersEvents() async throws {
    stub.expectOperation(Samples.operation(.inprogress))
    stub.expectEvents(events(2, 1))
    stub.expectOperation(Samples.operation(.inprogress))
    stub.expectEvents(events(4, 3, 2, 1))
    stub.expectOperation(Samples.operation(.success))
    stub.expectEvents(events(5, 4, 3, 2, 1))
    let (told, error) = await follow()
    #expect(error == nil)
    #expect(
      told == ["INPROGRESS", "step 1", "step 2", "step 3", "step 4", "step 5", "SUCCESS"])
    try stub.verify()
  }

  @Test("Events on several pages come in order")
  func readsPages() async throws {
    stub.expectOperation(Samples.operation(.inprogress))
    stub.expectEvents(events(6, 5), events(4, 3), [], events(2, 1))
    stub.expectOperation(Samples.operation(.success))
    stub.expectEvents(events(8, 7), events(6, 5), events(4, 3), events(2, 1))
    let told = await follow().told
    #expect(told == ["INPROGRESS"] + (1...8).map { "step \($0)" } + ["SUCCESS"])
    try stub.verify()
  }

  @Test("Reading ends with the first page that has nothing new, but at the end nothing is left out")
  func readsAllAtTheEnd() async throws {
    stub.expectOperation(Samples.operation(.inprogress))
    stub.expectEvents(events(3, 2), events(1))
    stub.expectOperation(Samples.operation(.inprogress))
    stub.expectFirstEvents(events(3, 2))
    stub.expectOperation(Samples.operation(.success))
    // The event 0 was listed late, behind those that were told.
    stub.expectEvents(events(4, 3), events(2, 1, 0))
    let told = await follow().told
    #expect(
      told == ["INPROGRESS", "step 1", "step 2", "step 3", "step 0", "step 4", "SUCCESS"])
    try stub.verify()
  }

  @Test("Events that move to the next page while pages are read are not told twice")
  func toleratesShiftingPages() async throws {
    stub.expectOperation(Samples.operation(.success))
    stub.expectEvents(events(3, 2), events(2, 1))
    #expect(await follow().told == ["step 1", "step 2", "step 3", "SUCCESS"])
    try stub.verify()
  }

  @Test("Start and end of the same step are two events")
  func tellsStartAndEnd() async throws {
    stub.expectOperation(Samples.operation(.success))
    stub.expectEvents([Samples.event(1, .completed), Samples.event(1, .inProgress)])
    #expect(await follow().told == ["step 1", "step 1", "SUCCESS"])
    try stub.verify()
  }

  @Test("A state is told again only when its status or its message has changed")
  func tellsChangesOfState() async throws {
    let messages: [String?] = [nil, nil, "stopping", "stopping", "almost"]
    for message in messages {
      stub.expectOperation(Samples.operation(.inprogress, message: message))
      stub.expectEvents([])
    }
    stub.expectOperation(Samples.operation(.error, message: "no such instance"))
    stub.expectEvents([Samples.event(1, .failed)])
    let (told, error) = await follow()
    #expect(error == nil)
    #expect(
      told == [
        "INPROGRESS", "INPROGRESS: stopping", "INPROGRESS: almost", "step 1",
        "ERROR: no such instance",
      ])
    try stub.verify()
  }

  @Test("A status of a newer service is told and waited through")
  func tellsUnknownStatus() async throws {
    stub.expectOperation(Samples.operation(OperationStatus(rawValue: "PAUSED")))
    stub.expectEvents([])
    stub.expectOperation(nil)
    stub.expectOperation(Samples.operation(.success))
    stub.expectEvents([])
    #expect(await follow().told == ["PAUSED", "SUCCESS"])
    try stub.verify()
  }

  @Test("Throttling loses nothing, neither of the state nor of the events")
  func waitsThroughThrottling() async throws {
    let input = GetOperationInput(operationId: Samples.id)
    stub.expect(GetOperation.self, input, .failure(Samples.throttled("GetOperation")))
    stub.expectOperation(Samples.operation(.success))
    stub.expectFirstEvents(events(3, 2))
    stub.expect(
      ListOperationEvents.self,
      ListOperationEventsInput(operationId: Samples.id, nextToken: "page 1"),
      .failure(Samples.throttled("ListOperationEvents")))
    stub.expectOperation(Samples.operation(.success))
    stub.expectEvents(events(3, 2), events(1))
    #expect(await follow().told == ["step 1", "step 2", "step 3", "SUCCESS"])
    try stub.verify()
  }

  @Test("The state is reported before the events are read")
  func reportsStateFirst() async throws {
    stub.expectOperation(Samples.operation(.inprogress))
    var iterator = SsmSapClient(calling: stub).operationProgress(operationId: Samples.id)
      .makeAsyncIterator()
    #expect(try await iterator.next() == .state(Samples.operation(.inprogress)))
    try stub.verify()
  }

  @Test("Without permission for events, the states are reported and the events are missing")
  func goesOnWithoutEvents() async throws {
    stub.expectOperation(Samples.operation(.inprogress))
    stub.expect(
      ListOperationEvents.self, ListOperationEventsInput(operationId: Samples.id),
      .failure(Samples.denied("ListOperationEvents")))
    stub.expectOperation(Samples.operation(.error, message: "disk full"))
    var iterator = SsmSapClient(calling: stub).operationProgress(operationId: Samples.id)
      .makeAsyncIterator()
    var told: [String] = []
    while let update = try await iterator.next() { told.append(Self.short(update)) }
    #expect(told == ["INPROGRESS", "ERROR: disk full"])
    #expect(iterator.eventsError?.code == "AccessDeniedException")
    try stub.verify()
  }

  @Test("A state that ends the operation is reported even if its events never come")
  func reportsFinalState() async throws {
    for _ in 0..<5 {
      stub.expectOperation(Samples.operation(.error, message: "disk full"))
      stub.expect(
        ListOperationEvents.self, ListOperationEventsInput(operationId: Samples.id),
        .failure(Samples.throttled("ListOperationEvents")))
    }
    let (told, error) = await follow()
    #expect(told == ["ERROR: disk full"])
    #expect(error == nil)
    try stub.verify()
  }

  @Test("A state that ends the operation is reported even if the time limit comes first")
  func reportsFinalStateAtDeadline() async throws {
    stub.expectOperation(Samples.operation(.success))
    stub.expect(
      ListOperationEvents.self, ListOperationEventsInput(operationId: Samples.id),
      .failure(Samples.throttled("ListOperationEvents")))
    let (told, error) = await follow(timeout: .zero)
    #expect(told == ["SUCCESS"])
    #expect(error == nil)
    try stub.verify()
  }

  @Test("Pages of events that go round for ever lose nothing that was read")
  func refusesRepeatedTokens() async throws {
    stub.expectOperation(Samples.operation(.success))
    stub.expectFirstEvents(events(2))
    stub.expect(
      ListOperationEvents.self,
      ListOperationEventsInput(operationId: Samples.id, nextToken: "page 1"),
      .output(ListOperationEventsOutput(operationEvents: events(1), nextToken: "page 1")))
    let (told, error) = await follow()
    #expect(told == ["step 1", "step 2", "SUCCESS"])
    #expect(error == nil)
    try stub.verify()
  }

  @Test("When the time is over, the sequence ends in an error with the last state")
  func reportsDeadline() async throws {
    for _ in 0..<3 {
      stub.expectOperation(Samples.operation(.inprogress))
      stub.expectEvents(events(1))
    }
    let (told, error) = await follow(timeout: .seconds(4))
    #expect(told == ["INPROGRESS", "step 1"])
    #expect(error?.kind == .timeout)
    #expect(error?.status == "INPROGRESS")
    #expect(error?.polls == 6)
    try stub.verify()
  }

  @Test("An operation that the service does not know is an error at once")
  func reportsUnknownOperation() async throws {
    let input = GetOperationInput(operationId: Samples.id)
    stub.expect(GetOperation.self, input, .error(ValidationException(message: "unknown")))
    let error = await follow().error
    #expect(error?.kind == .call)
    #expect(error?.cause?.code == "ValidationException")
    try stub.verify()
  }

  @Test("After its error the sequence is over")
  func endsAfterError() async throws {
    stub.expectOperation(nil)
    let options = WaitOptions(timeout: .zero)
    var iterator = SsmSapClient(calling: stub)
      .operationProgress(operationId: Samples.id, options: options).makeAsyncIterator()
    await #expect(throws: WaitError.self) { try await iterator.next() }
    #expect(try await iterator.next() == nil)
    try stub.verify()
  }

  @Test("A task that is cancelled in the middle of a pause stops at once", .timeLimit(.minutes(1)))
  func stopsInTheMiddle() async throws {
    stub.expectOperation(Samples.operation(.inprogress))
    stub.expectEvents(events(1))
    let caller = SleepingCaller(stub: stub)
    let task = Task { () -> ([String], WaitError?) in
      var told: [String] = []
      do throws(WaitError) {
        let client = SsmSapClient(calling: caller)
        for try await update in client.operationProgress(operationId: Samples.id) {
          told.append(Self.short(update))
        }
        return (told, nil)
      } catch {
        return (told, error)
      }
    }
    await caller.clock.waitForSleep()
    task.cancel()
    let (told, error) = await task.value
    #expect(told == ["INPROGRESS", "step 1"])
    #expect(error?.kind == .cancelled)
    try stub.verify()
  }
}
