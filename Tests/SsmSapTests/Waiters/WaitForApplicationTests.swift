import AWSTestKit
import SsmSap
import Testing

@Suite("Waiting for an application")
struct WaitForApplicationTests {
  private let stub = StrictStub()

  private func expect(_ application: Application?, line: Int = #line) {
    stub.expect(
      GetApplication.self, GetApplicationInput(applicationId: Samples.application),
      .output(GetApplicationOutput(application: application)), line: line)
  }

  private func expect(_ operations: [SsmSapModels.Operation], line: Int = #line) {
    stub.expect(
      ListOperations.self, ListOperationsInput(applicationId: Samples.application),
      .output(ListOperationsOutput(operations: operations)), line: line)
  }

  private func application(
    _ status: ApplicationStatus?, _ discovery: ApplicationDiscoveryStatus? = nil,
    message: String? = nil
  ) -> Application {
    Application(
      id: Samples.application, status: status, discoveryStatus: discovery, statusMessage: message)
  }

  private func wait(_ goal: ApplicationGoal) async throws(WaitError) -> Application {
    var options = WaitOptions()
    options.timeout = .seconds(4)
    return try await SsmSapClient(calling: stub).waitForApplication(
      applicationId: Samples.application, until: goal, options: options)
  }

  @Test(
    "Each goal is reached by its state",
    arguments: [
      (ApplicationGoal.started, ApplicationStatus.activated, nil as ApplicationDiscoveryStatus?),
      (.stopped, .stopped, .success), (.registered, .activated, .success),
      (.registered, .stopped, .success), (.status(.failed), .failed, nil),
      (.status(.deleting), .deleting, .deleting), (.started, .activated, .refreshFailed),
    ])
  func reachesGoal(
    goal: ApplicationGoal, status: ApplicationStatus, discovery: ApplicationDiscoveryStatus?
  ) async throws {
    expect(application(.starting))
    expect(nil)
    expect(application(status, discovery))
    #expect(try await wait(goal) == application(status, discovery))
    try stub.verify()
  }

  @Test(
    "A state that does not lead to the goal is a failure",
    arguments: [
      (
        ApplicationGoal.started, ApplicationStatus.failed, nil as ApplicationDiscoveryStatus?,
        "FAILED"
      ),
      (.stopped, .deleting, nil, "DELETING"),
      (.started, .registering, .registrationFailed, "REGISTRATION_FAILED"),
      (.registered, .registering, .registrationFailed, "REGISTRATION_FAILED"),
      (.registered, .activated, .refreshFailed, "REFRESH_FAILED"),
      (.registered, .deleting, nil, "DELETING"), (.registered, .activated, .deleting, "ACTIVATED"),
    ])
  func failsWhereGoalIsLost(
    goal: ApplicationGoal, status: ApplicationStatus, discovery: ApplicationDiscoveryStatus?,
    shown: String
  ) async throws {
    expect(application(status, discovery, message: "why"))
    expect([])
    let error = await #expect(throws: WaitError.self) { try await wait(goal) }
    #expect(error?.kind == .failed)
    #expect(error?.status == shown)
    #expect(error?.statusMessage == "why")
    #expect(error?.failedEvents == [])
    try stub.verify()
  }

  @Test("A failure has the failed events of the latest operation, wherever the list has it")
  func reportsEventsOfLatestOperation() async throws {
    expect(application(.registering, .registrationFailed))
    expect([
      Samples.operation(.success, id: Samples.otherId, started: 1),
      Samples.operation(.error, message: "no such database", started: 9),
      Samples.operation(.error, id: Samples.otherId, started: 5),
    ])
    stub.expectEvents([Samples.event(2, .failed), Samples.event(1)])
    let error = await #expect(throws: WaitError.self) { try await wait(.registered) }
    #expect(error?.statusMessage == "no such database")
    #expect(error?.failedEvents == [Samples.event(2, .failed)])
    try stub.verify()
  }

  @Test("An earlier operation's failure is not taken for the reason")
  func ignoresEarlierFailures() async throws {
    expect(application(.failed))
    expect([
      Samples.operation(.error, id: Samples.otherId, started: 1),
      Samples.operation(.success, started: 9),
    ])
    let error = await #expect(throws: WaitError.self) { try await wait(.started) }
    #expect(error?.failedEvents == [])
    try stub.verify()
  }

  @Test("States that a newer service adds are waited through until the time is over, and told")
  func reportsUnknownStatus() async throws {
    let unknown = application(
      ApplicationStatus(rawValue: "THAWING"), ApplicationDiscoveryStatus(rawValue: "PEEKING"))
    for _ in 0..<3 { expect(unknown) }
    let error = await #expect(throws: WaitError.self) { try await wait(.registered) }
    #expect(error?.kind == .timeout)
    #expect(error?.status == "THAWING")
    #expect(error?.lastSeen == .application(unknown))
    try stub.verify()
  }

  @Test("An application that the service does not know is not waited for")
  func reportsUnknownApplication() async throws {
    stub.expect(
      GetApplication.self, GetApplicationInput(applicationId: Samples.application),
      .error(ValidationException(message: "unknown")))
    let error = await #expect(throws: WaitError.self) { try await wait(.started) }
    #expect(error?.kind == .call)
    #expect(error?.cause?.code == "ValidationException")
    #expect(error?.description.contains("ACTIVATED of application HDB-PRD") == true)
    try stub.verify()
  }
}
