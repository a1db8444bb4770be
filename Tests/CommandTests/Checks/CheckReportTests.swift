import Testing

@testable import ssm_sap

@Suite("Verdicts and exit statuses of check reports")
struct CheckReportTests {
  @Test(
    "A rule has the verdict of its status, and one with an unknown status is undecided",
    arguments: [
      ("PASSED", .passed), ("INFO", .info), ("WARNING", .warning), ("FAILED", .failed),
      ("UNKNOWN", .unknown), ("NEW", .unknown), ("passed", .unknown), (nil, .unknown),
    ] as [(String?, Verdict)])
  func ruleVerdict(status: String?, verdict: Verdict) {
    #expect(ReportSamples.rule(status).verdict == verdict)
    #expect(ReportSamples.report(ofRules: "INFO", status).verdict == max(verdict, .info))
  }

  @Test("What is incomplete, has failed or has no rules is never passed")
  func neverPassed() {
    let passed = ReportedSubCheck(rules: [ReportSamples.rule("PASSED")])
    var partial = passed
    partial.problem = ReportProblem(message: "x", status: .service)
    var checkWithProblem = ReportSamples.check([passed])
    checkWithProblem.problem = partial.problem
    #expect(passed.verdict == .passed)
    #expect(partial.verdict == .error)
    #expect(ReportedSubCheck().verdict == .unknown)
    #expect(ReportSamples.check([]).verdict == .unknown)
    #expect(checkWithProblem.verdict == .error)
    #expect(ReportSamples.check([passed], state: .failed(nil)).verdict == .error)
    #expect(ReportSamples.check([passed], state: .notRun(isRequested: false)).verdict == .notRun)
    #expect(ReportSamples.empty.verdict == .notRun)
  }

  static let statuses: [(CheckReport, failed: CommandStatus?, warning: CommandStatus?)] = {
    let passed = ReportedSubCheck(rules: [ReportSamples.rule("PASSED")])
    let partial = ReportedSubCheck(
      rules: passed.rules, problem: ReportProblem(message: "x", status: .throttled))
    let failedRun = ReportSamples.check([], state: .failed("gone"))
    let fails = ReportedSubCheck(rules: [ReportSamples.rule("FAILED")])
    func missing(_ isRequested: Bool) -> ReportedCheck {
      ReportSamples.check([], state: .notRun(isRequested: isRequested))
    }
    return [
      (ReportSamples.report(ofRules: "PASSED", "INFO"), nil, nil),
      (ReportSamples.report(ofRules: "PASSED", "WARNING"), nil, .checkFailed),
      (ReportSamples.report(ofRules: "PASSED", "UNKNOWN"), nil, .checkFailed),
      (ReportSamples.report(ofRules: "PASSED", "NEW"), nil, .checkFailed),
      (ReportSamples.report(ofRules: "WARNING", "FAILED"), .checkFailed, .checkFailed),
      (ReportSamples.report(ReportSamples.check([ReportedSubCheck()])), nil, .checkFailed),
      (ReportSamples.report(ReportSamples.check([])), nil, .checkFailed),
      (ReportSamples.report(failedRun), .operationFailed, .operationFailed),
      (ReportSamples.report(ReportSamples.check([partial])), .throttled, .throttled),
      (
        ReportSamples.report(ReportSamples.check([partial]), failedRun), .operationFailed,
        .operationFailed
      ),
      (
        ReportSamples.report(ReportSamples.check([partial, fails]), failedRun), .checkFailed,
        .checkFailed
      ),
      (ReportSamples.report(ReportSamples.check([passed]), missing(false)), nil, nil),
      (
        ReportSamples.report(ReportSamples.check([passed]), missing(true)), .checkFailed,
        .checkFailed
      ),
      (ReportSamples.report(missing(false)), .checkFailed, .checkFailed),
      (ReportSamples.empty, .checkFailed, .checkFailed),
    ]
  }()

  @Test("The exit status says what counts as a failure", arguments: statuses.indices)
  func exitStatus(index: Int) {
    let (report, failed, warning) = Self.statuses[index]
    #expect(report.failure(at: .failed)?.status == failed)
    #expect(report.failure(at: .warning)?.status == warning)
  }

  @Test("The summary counts rules by status and checks that are not complete")
  func summary() {
    #expect(
      ReportSamples.complete.summary
        == "1 failed, 1 warning, 3 unknown, 1 info, 3 passed, 1 check ended in ERROR, "
        + "1 check not run, 1 check with incomplete results")
    #expect(ReportSamples.report(ofRules: "WARNING", "WARNING").summary == "2 warnings")
    #expect(ReportSamples.empty.summary == "no rules")
  }

  @Test("The failure is on one line, whatever the id", arguments: ReportSamples.hostile)
  func oneLine(text: String) throws {
    let failure = try #require(
      ReportSamples.report(withEverywhere: text).failure(at: .failed))
    #expect(!failure.message.unicodeScalars.contains { $0.properties.generalCategory == .control })
  }

  @Test("A component is named with the rule, and the rest of the metadata is sorted")
  func title() {
    let rule = ReportSamples.rule(
      "FAILED", "It runs", ["Component": "node1", "b": "2", "a": "1"])
    #expect(rule.title == "It runs [node1]")
    #expect(rule.details.map(\.key) == ["a", "b"])
  }
}
