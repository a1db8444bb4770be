import AWSShapes
import CommandSupport
import JMESPath
import SsmSap
import Testing

@testable import ssm_sap

@Suite("What a fleet reports")
struct FleetSummaryTests {
  private static func result(
    _ outcome: FleetOutcome, _ profile: String = "a", _ region: String = "x"
  ) -> FleetResult {
    FleetResult(
      target: FleetTarget(profile: profile, region: region), outcome: outcome,
      duration: .milliseconds(1234))
  }

  private static func failure(_ status: Int32) -> FleetOutcome {
    .failure(FleetFailure(status: status, message: "it failed"))
  }

  static let statuses: [([FleetOutcome], Int32)] = [
    ([.success([]), .success([])], 0), ([], 0), ([failure(35), failure(35)], 35),
    ([failure(35), failure(20)], 43), ([.success([]), failure(35)], 43),
    ([.success([]), .interrupted], 130), ([failure(35), .notStarted], 130), ([failure(12)], 12),
  ]

  @Test("The exit status tells all, some and none apart", arguments: statuses)
  func status(outcomes: [FleetOutcome], status: Int32) {
    #expect(FleetSummary(outcomes.map { Self.result($0) }).status == status)
  }

  @Test("The summary names the targets that did not succeed")
  func summary() {
    let summary = FleetSummary([
      Self.result(.success([])), Self.result(Self.failure(35), "b"),
      Self.result(Self.failure(20), "c"), Self.result(Self.failure(35), "d"),
      Self.result(.interrupted, "e"), Self.result(.notStarted, "f"),
    ])
    #expect(summary.text == "1 of 6 succeeded, 3 failed, 1 interrupted, 1 not started")
    #expect(
      summary.details == [
        "failed with status 20: c x", "failed with status 35: b x, d x",
        "interrupted; what they started may go on: e x", "not started: f x",
      ])
  }

  @Test("A result is a JSON object with profile, region and what the command printed")
  func json() throws {
    func line(_ outcome: FleetOutcome) throws -> String {
      try Self.result(outcome).json.line
    }
    let start = #"{"Profile":"a","Region":"x","Outcome":"#
    let answer = JSONValue.object([.init("b", .bool(true)), .init("a", .null)])
    #expect(
      try line(.success([answer]))
        == start + #""SUCCESS","DurationSeconds":1.234,"Result":{"b":true,"a":null}}"#)
    #expect(
      try line(.success([])) == start + #""SUCCESS","DurationSeconds":1.234,"Result":null}"#)
    #expect(
      try line(Self.failure(35)) == start
        + #""FAILURE","DurationSeconds":1.234,"ExitStatus":35,"Message":"it failed"}"#)
    #expect(try line(.notStarted) == start + #""NOT_STARTED"}"#)
  }

  @Test("A target's line is aligned with the others and on one line")
  func line() {
    let progress = FleetProgress([
      FleetTarget(profile: "long-name", region: "x"), FleetTarget(profile: "a", region: "x"),
    ])
    #expect(progress.line(Self.result(.success([]))) == "ok          a x          1.2 s")
    let failure = FleetFailure(status: 35, message: "no\n\u{1B}[31mway")
    #expect(
      progress.line(Self.result(.failure(failure)))
        == "failed      a x          1.2 s  no  [31mway (status 35)")
  }

  @Test("An error of a command has the exit status that the command alone would have")
  func errors() {
    var denied = CallError(.service, operation: "ListApplications", message: "no")
    denied.code = "AccessDeniedException"
    #expect(FleetFailure(denied).status == 35)
    #expect(FleetFailure(CommandFailure(.waitTimeout, "too long")).status == 42)
  }
}
