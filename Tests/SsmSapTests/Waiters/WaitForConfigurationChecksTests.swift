import AWSTestKit
import SsmSap
import Testing

@Suite("Waiting for configuration checks")
struct WaitForConfigurationChecksTests {
  private let stub = StrictStub()

  private func check(
    _ id: String, _ status: OperationStatus?, message: String? = nil
  ) -> ConfigurationCheckOperation {
    ConfigurationCheckOperation(id: id, status: status, statusMessage: message)
  }

  private func expect(
    _ id: String, _ status: OperationStatus?, message: String? = nil, line: Int = #line
  ) {
    stub.expect(
      GetConfigurationCheckOperation.self, GetConfigurationCheckOperationInput(operationId: id),
      .output(
        GetConfigurationCheckOperationOutput(
          configurationCheckOperation: check(id, status, message: message))), line: line)
  }

  private func wait(_ ids: String...) async throws(WaitError) -> [ConfigurationCheckOperation] {
    var options = WaitOptions()
    options.timeout = .seconds(4)
    return try await SsmSapClient(calling: stub).waitForConfigurationChecks(
      operationIds: ids, options: options)
  }

  @Test("All are waited for, and one that has ended is not asked for again")
  func waitsForAll() async throws {
    expect("a", .inprogress)
    expect("b", .success)
    expect("c", nil)
    expect("a", .inprogress)
    expect("c", .success)
    expect("a", .success)
    #expect(
      try await wait("a", "b", "c")
        == [check("a", .success), check("b", .success), check("c", .success)])
    #expect(stub.clock.sleeps.count == 2)
    try stub.verify()
  }

  @Test("An id that is named twice is asked for once and answered twice")
  func asksOncePerID() async throws {
    expect("a", .success)
    #expect(try await wait("a", "a") == [check("a", .success), check("a", .success)])
    try stub.verify()
  }

  @Test("No checks at all are no wait")
  func returnsNothing() async throws {
    #expect(try await wait() == [])
    try stub.verify()
  }

  @Test("A check that fails is reported when all have ended, with its message and events")
  func reportsFailure() async throws {
    expect(Samples.id, .error, message: "agent is not running")
    expect("b", .inprogress)
    expect("b", .success)
    stub.expectEvents([Samples.event(2, .failed), Samples.event(1)])
    let error = await #expect(throws: WaitError.self) { try await wait(Samples.id, "b") }
    #expect(error?.kind == .failed)
    #expect(error?.status == "ERROR")
    #expect(error?.statusMessage == "agent is not running")
    #expect(error?.failedEvents == [Samples.event(2, .failed)])
    #expect(
      error?.lastSeen
        == .configurationChecks([
          check(Samples.id, .error, message: "agent is not running"), check("b", .success),
        ]))
    try stub.verify()
  }

  @Test("When the time is over, the first check that has not ended tells its status")
  func reportsDeadline() async throws {
    let unknown = OperationStatus(rawValue: "QUEUED")
    expect("a", .success)
    for _ in 0..<3 { expect("b", unknown) }
    let error = await #expect(throws: WaitError.self) { try await wait("a", "b") }
    #expect(error?.kind == .timeout)
    #expect(error?.status == "QUEUED")
    try stub.verify()
  }

  @Test("Throttling in the middle of a round loses nothing")
  func waitsThroughThrottling() async throws {
    expect("a", .success)
    stub.expect(
      GetConfigurationCheckOperation.self, GetConfigurationCheckOperationInput(operationId: "b"),
      .failure(Samples.throttled("GetConfigurationCheckOperation")))
    expect("b", .success)
    #expect(try await wait("a", "b").count == 2)
    try stub.verify()
  }
}
