import SsmSapModels
import Testing

@testable import SsmSapLocal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Configuration checks: runs")
struct CheckTableTests {
  private let start = Date(timeIntervalSince1970: 1_700_000_000)

  private func run(
    _ check: ConfigurationCheck = .instanceType, of application: String = "a",
    factor: Double = 1, ids: inout SeededIDs
  ) -> CheckRun {
    CheckRun(
      of: check, applicationID: application, system: ConfigurationCheckTests.system(), at: start,
      length: { $0 / factor }, ids: &ids)
  }

  @Test(
    "A check has no status, then INPROGRESS, then SUCCESS with counts",
    arguments: [
      (0.0, nil), (1.999, nil), (2, OperationStatus.inprogress), (21.999, .inprogress),
      (22, .success), (1000, .success),
    ] as [(Double, OperationStatus?)])
  func progresses(seconds: Double, status: OperationStatus?) {
    var ids = SeededIDs(seed: 1)
    let run = run(ids: &ids)
    let operation = run.operation(at: start.addingTimeInterval(seconds))
    #expect(operation.status == status)
    #expect(operation.startTime == start)
    #expect(operation.endTime == (status == .success ? start.addingTimeInterval(22) : nil))
    #expect(
      operation.ruleStatusCounts
        == (status == .success
          ? RuleStatusCounts(failed: 0, warning: 0, info: 2, passed: 5, unknown: 0) : nil))
    #expect(operation.configurationCheckId == .sapCheck01)
    #expect(operation.configurationCheckName == "EC2 instance type selection")
    #expect(operation.applicationId == "a")
  }

  @Test("The clock's factor shortens a check")
  func isScaled() {
    var ids = SeededIDs(seed: 1)
    let run = run(factor: 10, ids: &ids)
    #expect(run.status(at: start.addingTimeInterval(2.1)) == .inprogress)
    #expect(run.status(at: start.addingTimeInterval(2.2)) == .success)
  }

  @Test("The same seed gives the same ids and results")
  func isRepeatable() {
    var first = SeededIDs(seed: 7)
    var second = SeededIDs(seed: 7)
    #expect(run(.storage, ids: &first) == run(.storage, ids: &second))
    #expect(run(.storage, ids: &first) != run(.storage, ids: &second) || first == second)
  }

  @Test("A run survives encoding", arguments: ConfigurationCheck.all)
  func isCodable(check: ConfigurationCheck) throws {
    var ids = SeededIDs(seed: 1)
    let run = run(check, ids: &ids)
    let data = try JSONEncoder().encode(run)
    #expect(try JSONDecoder().decode(CheckRun.self, from: data) == run)
  }

  @Test("Runs and sub-checks are found by their ids, also in braces and in uppercase")
  func finds() throws {
    var ids = SeededIDs(seed: 1)
    var table = CheckTable()
    let run = run(.storage, ids: &ids)
    table.add(run)
    let record = try #require(run.subChecks.last)
    for (runID, subCheckID) in [
      (run.id, record.id), ("{\(run.id)}", "{\(record.id)}"),
      (run.id.uppercased(), record.id.uppercased()),
    ] {
      #expect(table.run(runID)?.id == run.id)
      #expect(table.subCheck(subCheckID)?.record == record)
    }
    #expect(table.run(record.id) == nil)
    #expect(table.subCheck(run.id) == nil)
    #expect(table.run("\u{212A}") == nil)
  }

  @Test("A table that is restored goes on as before")
  func restores() {
    var ids = SeededIDs(seed: 1)
    var table = CheckTable()
    for _ in 0..<3 { table.add(run(ids: &ids)) }
    var restored = CheckTable()
    for run in table.runs.all { restored.restore(run) }
    let next = run(ids: &ids)
    table.add(next)
    restored.add(next)
    #expect(restored.runs.all == table.runs.all)
    #expect(restored.runs.all.map(\.number) == [0, 1, 2, 3])
  }

  @Test("A change of a run's status is reported once")
  func reportsChanges() {
    var ids = SeededIDs(seed: 1)
    var table = CheckTable()
    table.advance(to: start)
    table.add(run(ids: &ids))
    let changes = [0.0, 1, 2, 3, 21, 22, 23].map {
      table.advance(to: start.addingTimeInterval($0))
    }
    #expect(changes == [false, false, true, false, false, true, false])
  }

  @Test("The newest 50 runs of each check on each application are kept")
  func isBounded() {
    var ids = SeededIDs(seed: 1)
    var table = CheckTable()
    let other = run(of: "b", ids: &ids)
    let storage = run(.storage, ids: &ids)
    table.add(other)
    table.add(storage)
    let runs = (0..<60).map { _ in run(ids: &ids) }
    for run in runs { table.add(run) }
    #expect(table.runs(of: "a").map(\.id) == runs.suffix(50).reversed().map(\.id) + [storage.id])
    #expect(table.operations(at: start).count == 52)
    table.removeAll(of: "a")
    #expect(table.operations(at: start).map(\.id) == [other.id])
  }
}
