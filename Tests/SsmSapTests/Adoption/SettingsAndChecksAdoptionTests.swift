import AWSTestKit
import SsmSap
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Adoption of updates and of configuration checks")
struct SettingsAndChecksAdoptionTests {
  private let stub = StrictStub()

  private var client: SsmSapClient {
    SsmSapClient(calling: stub, clock: VirtualClock(startingAt: Samples.start))
  }

  @Test("An update answers with every operation that it may have started")
  func adoptsUpdate() async throws {
    let input = UpdateApplicationSettingsInput(applicationId: Samples.application)
    stub.expect(
      UpdateApplicationSettings.self, input,
      .failure(Samples.ambiguous("UpdateApplicationSettings")))
    stub.expect(
      ListOperations.self, ListOperationsInput(applicationId: Samples.application),
      .output(
        ListOperationsOutput(operations: [
          Samples.operation(.success, id: "old", type: "UPDATE_CREDENTIALS", started: -90),
          Samples.operation(.inprogress, id: "2", type: "UPDATE_CREDENTIALS", started: 2),
          Samples.operation(.inprogress, id: "1", type: "UPDATE_CREDENTIALS", started: 1),
          Samples.operation(.inprogress, id: "other", type: "STOP_APPLICATION", started: 1),
        ])))
    #expect(try await client.updateApplicationSettings(input).operationIds == ["1", "2"])
    try stub.verify()
  }

  // MARK: Checks

  private func check(
    _ type: ConfigurationCheckType, id: String, started: Double = 0
  ) -> ConfigurationCheckOperation {
    ConfigurationCheckOperation(
      id: id, applicationId: Samples.application, status: .inprogress, configurationCheckId: type,
      startTime: Samples.start.addingTimeInterval(started))
  }

  private func expectStart(
    _ checks: [ConfigurationCheckType]?, _ reply: StubReply<StartConfigurationChecksOutput>,
    line: Int = #line
  ) {
    stub.expect(
      StartConfigurationChecks.self,
      StartConfigurationChecksInput(
        applicationId: Samples.application, configurationCheckIds: checks), reply, line: line)
  }

  private func expectLook(_ checks: ConfigurationCheckOperation..., line: Int = #line) {
    stub.expect(
      ListConfigurationCheckOperations.self,
      ListConfigurationCheckOperationsInput(
        applicationId: Samples.application, listMode: .allOperations),
      .output(ListConfigurationCheckOperationsOutput(configurationCheckOperations: checks)),
      line: line)
  }

  private func start(
    _ checks: [ConfigurationCheckType]?
  ) async throws(CallError) -> [String?]? {
    try await client.startConfigurationChecks(
      applicationId: Samples.application, configurationCheckIds: checks
    ).configurationCheckOperations?.map(\.id)
  }

  @Test("Looks go on until each check that was asked for is there")
  func adoptsChecks() async throws {
    expectStart(
      [.sapCheck01, .sapCheck02], .failure(Samples.ambiguous("StartConfigurationChecks")))
    expectLook(check(.sapCheck02, id: "2"), check(.sapCheck03, id: "3"))
    expectLook(
      check(.sapCheck02, id: "2"), check(.sapCheck01, id: "old", started: -60),
      check(.sapCheck01, id: "1", started: 1))
    #expect(try await start([.sapCheck01, .sapCheck02]) == ["1", "2"])
    try stub.verify()
  }

  @Test("A part of the checks is adopted when the others do not show")
  func adoptsSomeChecks() async throws {
    expectStart(
      [.sapCheck01, .sapCheck02], .failure(Samples.ambiguous("StartConfigurationChecks")))
    for _ in 0..<4 { expectLook(check(.sapCheck02, id: "2")) }
    #expect(try await start([.sapCheck01, .sapCheck02]) == ["2"])
    try stub.verify()
  }

  @Test("When every check was asked for, what shows at the last look is adopted")
  func adoptsEveryCheck() async throws {
    expectStart(nil, .failure(Samples.ambiguous("StartConfigurationChecks")))
    for _ in 0..<3 { expectLook(check(.sapCheck01, id: "1")) }
    expectLook(check(.sapCheck02, id: "2"), check(.sapCheck01, id: "1"))
    #expect(try await start(nil) == ["1", "2"])
    try stub.verify()
  }

  @Test("A validation error at the second sending leads to another look")
  func looksAgainAfterRefusal() async throws {
    expectStart([.sapCheck01], .failure(Samples.ambiguous("StartConfigurationChecks")))
    for _ in 0..<4 { expectLook() }
    expectStart([.sapCheck01], .error(ValidationException(message: "a check is in progress")))
    expectLook(check(.sapCheck01, id: "1"))
    #expect(try await start([.sapCheck01]) == ["1"])
    try stub.verify()
  }
}
