import SsmSap

/// Reads the results of configuration checks page by page.
///
/// A page that fails ends its list, and is noted in the report beside what was read before.
struct ResultGatherer {
  let client: SsmSapClient

  /// Returns the checks of some runs with their results, in the order of the runs.
  func checks(of runs: [ConfigurationCheckOperation]) async -> [ReportedCheck] {
    await withTaskGroup(of: (Int, ReportedCheck).self) { group in
      for (index, run) in runs.enumerated() {
        group.addTask { (index, await check(of: run)) }
      }
      var checks: [Int: ReportedCheck] = [:]
      for await (index, check) in group { checks[index] = check }
      return runs.indices.compactMap { checks[$0] }
    }
  }

  private func check(of run: ConfigurationCheckOperation) async -> ReportedCheck {
    var check = ReportedCheck(run)
    guard check.state == .finished else { return check }
    guard let id = run.id else {
      check.problem = ReportProblem(message: "the check's run has no id", status: .unreadable)
      return check
    }
    do throws(CallError) {
      for try await result in client.listSubCheckResultsPages(operationId: id).items {
        check.subChecks.append(await subCheck(of: result))
      }
    } catch {
      check.problem = ReportProblem(error)
    }
    return check
  }

  private func subCheck(of result: SubCheckResult) async -> ReportedSubCheck {
    var subCheck = ReportedSubCheck(result)
    guard let id = result.id else {
      subCheck.problem = ReportProblem(message: "the sub-check has no id", status: .unreadable)
      return subCheck
    }
    do throws(CallError) {
      for try await rule in client.listSubCheckRuleResultsPages(subCheckResultId: id).items {
        subCheck.rules.append(ReportedRule(rule))
      }
    } catch {
      subCheck.problem = ReportProblem(error)
    }
    return subCheck
  }
}
