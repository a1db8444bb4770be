import CommandSupport

extension CheckReport {
  /// Returns the failure that the command ends with; `nil` if nothing in the report counts as one.
  ///
  /// Findings come first, because the report was made to show them. A check that ended in `ERROR`
  /// comes second, and results that could not be read last.
  func failure(at threshold: FailThreshold) -> CommandFailure? {
    let status: CommandStatus
    if hasFindings(at: threshold) {
      status = .checkFailed
    } else if checks.contains(where: \.hasFailed) {
      status = .operationFailed
    } else if let problem = checks.flatMap(\.problems).first {
      status = problem.status
    } else {
      return nil
    }
    return CommandFailure(
      status, "configuration checks of \(application): \(summary)".printable)
  }

  private func hasFindings(at threshold: FailThreshold) -> Bool {
    if verdict == .notRun { return true }
    if checks.contains(where: \.isMissing) { return true }
    if rules.contains(where: { threshold.isReached(by: $0.verdict) }) { return true }
    return checks.contains { $0.hasDecidedNothing(at: threshold) }
  }

  /// The rules by verdict, and the checks that failed, have not run or are incomplete, in words.
  var summary: String {
    var parts = [counts.text]
    func add(_ number: Int, _ what: String) {
      if number > 0 { parts.append("\(number) \(number == 1 ? "check" : "checks") \(what)") }
    }
    add(checks.count { $0.hasFailed }, "ended in ERROR")
    add(checks.count { $0.verdict == .notRun }, "not run")
    add(checks.count { !$0.problems.isEmpty }, "with incomplete results")
    return parts.joined(separator: ", ")
  }
}

extension ReportedCheck {
  /// Whether the check itself ended in `ERROR`.
  var hasFailed: Bool {
    if case .failed = state { true } else { false }
  }

  /// Whether a finished check, or a part of it, has no rules, where that counts.
  fileprivate func hasDecidedNothing(at threshold: FailThreshold) -> Bool {
    guard threshold.isReached(by: .unknown), state == .finished, problems.isEmpty else {
      return false
    }
    return subChecks.isEmpty || subChecks.contains { $0.rules.isEmpty }
  }
}
