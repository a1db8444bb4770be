import AWSTestKit
import Foundation
import SsmSap
import Testing

@testable import ssm_sap

@Suite("Gathering the results of configuration checks")
struct CheckReporterTests {
  private let stub = StrictStub()

  private func run(
    _ id: String, of check: ConfigurationCheckType = .sapCheck01,
    _ status: OperationStatus? = .success, at seconds: Double = 0, message: String? = nil
  ) -> ConfigurationCheckOperation {
    ConfigurationCheckOperation(
      id: id, applicationId: "A", status: status, statusMessage: message,
      configurationCheckId: check, startTime: Date(timeIntervalSince1970: seconds))
  }

  private func reporter(
    _ checks: [ConfigurationCheckType] = [], ended: [ConfigurationCheckOperation] = []
  ) -> CheckReporter {
    let runs = CheckRuns(client: SsmSapClient(calling: stub), application: "A", checks: checks)
    return CheckReporter(
      runs: runs, start: { try await runs.start() },
      wait: { ids in
        #expect(ids == ended.compactMap(\.id))
        return ended
      },
      now: { ReportSamples.start })
  }

  private func expectStart(
    _ checks: [ConfigurationCheckType]?, _ started: [ConfigurationCheckOperation]
  ) {
    stub.expect(
      StartConfigurationChecks.self,
      StartConfigurationChecksInput(applicationId: "A", configurationCheckIds: checks),
      .output(StartConfigurationChecksOutput(configurationCheckOperations: started)))
  }

  private func expectSubChecks(
    _ id: String, token: String? = nil, _ names: [String], next: String? = nil
  ) {
    stub.expect(
      ListSubCheckResults.self, ListSubCheckResultsInput(operationId: id, nextToken: token),
      .output(
        ListSubCheckResultsOutput(
          subCheckResults: names.map { SubCheckResult(id: $0, name: $0) }, nextToken: next)))
  }

  private func expectRules(
    _ id: String, token: String? = nil, _ statuses: [RuleResultStatus], next: String? = nil
  ) {
    stub.expect(
      ListSubCheckRuleResults.self,
      ListSubCheckRuleResultsInput(subCheckResultId: id, nextToken: token),
      .output(
        ListSubCheckRuleResultsOutput(
          ruleResults: statuses.map { RuleResult(status: $0) }, nextToken: next)))
  }

  private func expectRuns(
    _ mode: ConfigurationCheckOperationListingMode, _ runs: [ConfigurationCheckOperation]
  ) {
    stub.expect(
      ListConfigurationCheckOperations.self,
      ListConfigurationCheckOperationsInput(applicationId: "A", listMode: mode),
      .output(ListConfigurationCheckOperationsOutput(configurationCheckOperations: runs)))
  }

  private func expectDefinitions(_ ids: ConfigurationCheckType...) {
    stub.expect(
      ListConfigurationCheckDefinitions.self, ListConfigurationCheckDefinitionsInput(),
      .output(
        ListConfigurationCheckDefinitionsOutput(
          configurationChecks: ids.map { ConfigurationCheckDefinition(id: $0, name: "\($0)") })))
  }

  @Test("Checks are started, waited for, and read page by page")
  func newRuns() async throws {
    expectStart(nil, [run("r", nil)])
    expectSubChecks("r", ["s1"], next: "more")
    expectRules("s1", [.passed, .failed], next: "further")
    expectRules("s1", token: "further", [.warning])
    expectSubChecks("r", token: "more", ["s2"])
    expectRules("s2", [.info])
    let report = try await reporter(ended: [run("r")]).reportOfNewRuns()
    try stub.verify()
    #expect(report.application == "A")
    #expect(report.time == ReportSamples.start)
    #expect(report.checks.map(\.operationID) == ["r"])
    #expect(
      report.checks[0].subChecks.map { $0.rules.map(\.verdict) }
        == [[.passed, .failed, .warning], [.info]])
  }

  @Test("A page that fails is noted beside what was read before, and the rest is read all the same")
  func failingPage() async throws {
    expectStart([.sapCheck01], [run("r", nil)])
    expectSubChecks("r", ["s1", "s2"])
    expectRules("s1", [.passed], next: "further")
    stub.expect(
      ListSubCheckRuleResults.self,
      ListSubCheckRuleResultsInput(subCheckResultId: "s1", nextToken: "further"),
      .error(InternalServerException(message: "out of order")))
    expectRules("s2", [.passed])
    let report = try await reporter([.sapCheck01], ended: [run("r")]).reportOfNewRuns()
    try stub.verify()
    let parts = report.checks[0].subChecks
    #expect(parts.map { $0.rules.map(\.verdict) } == [[.passed], [.passed]])
    #expect(parts.map(\.verdict) == [.error, .passed])
    #expect(parts[0].problem?.message.contains("out of order") == true)
    #expect(report.failure(at: .failed)?.status == .service)
  }

  @Test("Sub-checks that cannot be listed make their check an error")
  func failingSubChecks() async throws {
    expectStart(nil, [run("r", nil)])
    stub.expect(
      ListSubCheckResults.self, ListSubCheckResultsInput(operationId: "r"),
      .error(ValidationException(message: "no such run")))
    let report = try await reporter(ended: [run("r")]).reportOfNewRuns()
    #expect(report.verdict == .error)
    #expect(report.failure(at: .failed)?.status == .validation)
  }

  @Test("A check that ended in ERROR has its reason, and no results are asked for")
  func failedRun() async throws {
    expectStart(nil, [run("r", nil)])
    let ended = run("r", .error, message: "the node is gone")
    let report = try await reporter(ended: [ended]).reportOfNewRuns()
    try stub.verify()
    #expect(report.checks.map(\.state) == [.failed("the node is gone")])
  }

  @Test("A check that was asked for but not started is not run")
  func missing() async throws {
    expectStart([.sapCheck01, .sapCheck03], [run("r", nil)])
    expectDefinitions(.sapCheck01, .sapCheck02, .sapCheck03)
    expectSubChecks("r", ["s"])
    expectRules("s", [.passed])
    let report = try await reporter([.sapCheck01, .sapCheck03], ended: [run("r")])
      .reportOfNewRuns()
    try stub.verify()
    #expect(report.checks.map(\.verdict) == [.passed, .notRun])
    #expect(report.checks.map(\.isMissing) == [false, true])
  }

  @Test("No started check is a failure")
  func nothingStarted() async throws {
    expectStart(nil, [])
    let reporter = reporter()
    await #expect(throws: CommandFailure.self) { try await reporter.reportOfNewRuns() }
  }

  @Test("The newest finished run is reported, and nothing is started")
  func latestRuns() async throws {
    expectRuns(.latestPerCheck, [run("new", .inprogress, at: 30)])
    expectRuns(
      .allOperations,
      [
        run("new", .inprogress, at: 30), run("old", at: 10), run("newest", at: 20),
        run("other", of: .sapCheck02, .error, at: 5, message: "gone"),
      ])
    expectDefinitions(.sapCheck01, .sapCheck02, .sapCheck03)
    expectSubChecks("newest", ["s"])
    expectRules("s", [.passed])
    let report = try await reporter().reportOfLatestRuns()
    try stub.verify()
    #expect(report.checks.map(\.operationID) == ["newest", "other", nil])
    #expect(report.checks.map(\.verdict) == [.passed, .error, .notRun])
    #expect(report.verdict == .error)
  }

  @Test("Earlier runs are not asked for where the latest have all ended")
  func latestHaveEnded() async throws {
    expectRuns(.latestPerCheck, [run("r"), run("other", of: .sapCheck02)])
    expectSubChecks("r", ["s"])
    expectRules("s", [.passed])
    let report = try await reporter([.sapCheck01]).reportOfLatestRuns()
    try stub.verify()
    #expect(report.checks.map(\.operationID) == ["r"])
  }
}
