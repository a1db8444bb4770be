import AWSTestKit
import SsmSap
import Testing

@Suite("Waiting for an operation")
struct WaitForOperationTests {
  private let stub = StrictStub()

  private func wait(timeout: Duration = .seconds(3600)) async -> Result<
    SsmSapModels.Operation, WaitError
  > {
    var options = WaitOptions()
    options.timeout = timeout
    do {
      return .success(
        try await SsmSapClient(calling: stub)
          .waitForOperation(operationId: Samples.id, options: options))
    } catch {
      return .failure(error)
    }
  }

  private func failure(timeout: Duration = .seconds(3600)) async -> WaitError? {
    guard case .failure(let error) = await wait(timeout: timeout) else { return nil }
    return error
  }

  @Test("It is over when the operation has succeeded")
  func returnsSuccess() async throws {
    stub.expectOperation(Samples.operation(.inprogress))
    stub.expectOperation(Samples.operation(.inprogress))
    stub.expectOperation(Samples.operation(.success, message: "done"))
    #expect(try await wait().get() == Samples.operation(.success, message: "done"))
    #expect(stub.clock.sleeps == [.seconds(2), .seconds(2)])
    try stub.verify()
  }

  @Test("An operation that has ended already is not waited for")
  func returnsAtOnce() async throws {
    stub.expectOperation(Samples.operation(.success))
    _ = try await wait().get()
    #expect(stub.clock.sleeps.isEmpty)
    try stub.verify()
  }

  @Test("A failed operation says why, with its failed events of all pages, newest last")
  func reportsFailure() async throws {
    stub.expectOperation(Samples.operation(.inprogress))
    stub.expectOperation(Samples.operation(.error, message: "no such instance"))
    let late = OperationEvent(
      description: "stop", status: .failed, statusMessage: "instance is gone")
    stub.expectEvents(
      [late, Samples.event(4)], [Samples.event(3, .failed), Samples.event(2, .completed)],
      [Samples.event(1)])
    let error = await failure()
    #expect(error?.kind == .failed)
    #expect(error?.status == "ERROR")
    #expect(error?.statusMessage == "no such instance")
    #expect(error?.failedEvents == [Samples.event(3, .failed), late])
    #expect(error?.lastSeen == .operation(Samples.operation(.error, message: "no such instance")))
    #expect(error?.polls == 2)
    #expect(error?.elapsed == .seconds(2))
    #expect(error?.cause == nil)
    #expect(
      error?.description == "operation \(Samples.id) has failed; its last status is ERROR: "
        + "no such instance [step 3; instance is gone]")
    try stub.verify()
  }

  @Test("A reason that an event repeats is told once")
  func tellsReasonOnce() async throws {
    stub.expectOperation(Samples.operation(.error, message: "no such instance"))
    stub.expectEvents(
      [OperationEvent(description: "stop", status: .failed, statusMessage: "no such instance")])
    let error = await failure()
    #expect(error?.failedEvents.count == 1)
    #expect(
      error?.description
        == "operation \(Samples.id) has failed; its last status is ERROR: no such instance")
    try stub.verify()
  }

  @Test("When the events of a failed operation cannot be read, the failure still says why")
  func reportsFailureWithoutEvents() async throws {
    stub.expectOperation(Samples.operation(.error, message: "no such instance"))
    stub.expect(
      ListOperationEvents.self, ListOperationEventsInput(operationId: Samples.id),
      .failure(Samples.denied("ListOperationEvents")))
    let error = await failure()
    #expect(error?.kind == .failed)
    #expect(error?.statusMessage == "no such instance")
    #expect(error?.failedEvents == [])
    #expect(error?.cause?.code == "AccessDeniedException")
    try stub.verify()
  }

  @Test("A status of a newer service is waited through")
  func waitsThroughUnknownStatus() async throws {
    stub.expectOperation(Samples.operation(OperationStatus(rawValue: "PAUSED")))
    stub.expectOperation(Samples.operation(nil))
    stub.expectOperation(nil)
    stub.expectOperation(Samples.operation(.success))
    _ = try await wait().get()
    try stub.verify()
  }

  @Test("When the time is over, the last status is told, also one of a newer service")
  func reportsDeadline() async throws {
    for _ in 0..<4 { stub.expectOperation(Samples.operation(OperationStatus(rawValue: "PAUSED"))) }
    let error = await failure(timeout: .seconds(5))
    #expect(error?.kind == .timeout)
    #expect(error?.status == "PAUSED")
    #expect(error?.polls == 4)
    #expect(error?.elapsed == .seconds(5))
    #expect(stub.clock.sleeps == [.seconds(2), .seconds(2), .seconds(1)])
    try stub.verify()
  }

  @Test("Without any time there is one question")
  func asksOnceAtLeast() async throws {
    stub.expectOperation(nil)
    let error = await failure(timeout: .zero)
    #expect(error?.kind == .timeout)
    #expect(error?.lastSeen == nil)
    #expect(error?.status == nil)
    try stub.verify()
  }

  @Test("Throttling and failures of the service are waited through")
  func waitsThroughThrottling() async throws {
    let input = GetOperationInput(operationId: Samples.id)
    stub.expect(GetOperation.self, input, .failure(Samples.throttled("GetOperation")))
    stub.expect(GetOperation.self, input, .error(InternalServerException(message: "oops")))
    stub.expectOperation(Samples.operation(.success))
    _ = try await wait().get()
    try stub.verify()
  }

  @Test("Throttling until the time is over is told with the timeout")
  func reportsThrottling() async throws {
    let input = GetOperationInput(operationId: Samples.id)
    stub.expectOperation(Samples.operation(.inprogress))
    stub.expect(GetOperation.self, input, .failure(Samples.throttled("GetOperation")))
    let error = await failure(timeout: .seconds(2))
    #expect(error?.kind == .timeout)
    #expect(error?.status == "INPROGRESS")
    #expect(error?.cause?.code == "ThrottlingException")
    try stub.verify()
  }

  @Test("An operation that the service does not know is not waited for")
  func reportsUnknownOperation() async throws {
    let input = GetOperationInput(operationId: Samples.id)
    stub.expect(GetOperation.self, input, .error(ValidationException(message: "unknown")))
    let error = await failure()
    #expect(error?.kind == .call)
    #expect(error?.cause?.modeled is ValidationException)
    #expect(error?.polls == 1)
    try stub.verify()
  }

  @Test("A task that is cancelled in the middle of a pause stops at once", .timeLimit(.minutes(1)))
  func stopsInTheMiddle() async throws {
    stub.expectOperation(Samples.operation(.inprogress))
    let caller = SleepingCaller(stub: stub)
    let task = Task { () -> WaitError? in
      do throws(WaitError) {
        _ = try await SsmSapClient(calling: caller).waitForOperation(operationId: Samples.id)
        return nil
      } catch {
        return error
      }
    }
    await caller.clock.waitForSleep()
    task.cancel()
    let error = await task.value
    #expect(error?.kind == .cancelled)
    #expect(error?.status == "INPROGRESS")
    try stub.verify()
  }
}
