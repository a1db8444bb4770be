/// A report as JUnit XML, as Jenkins, GitLab and GitHub's actions read it.
///
/// A check is a test suite, a rule a test case. What makes the command fail at the threshold is a
/// failure or an error, so that the file and the exit status agree: rules at the threshold, and
/// checks that have not run, are failures; checks that ended in `ERROR`, and results that could not
/// be read, are errors. Warnings and undecided rules below the threshold are skipped tests, because
/// JUnit has nothing between passed and failed. What rules report without a verdict is the output of
/// a passed test.
///
/// Source: the schema `junit-10.xsd` of Jenkins' xUnit plugin.
struct JUnitReport {
  private let report: CheckReport
  private let threshold: FailThreshold

  init(_ report: CheckReport, threshold: FailThreshold) {
    self.report = report
    self.threshold = threshold
  }

  var text: String {
    let suites = report.checks.map { (check: $0, cases: cases(of: $0)) }
    let totals = JUnitTotals(suites.flatMap(\.cases))
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuites name=\"\(MarkupText.escaped(report.application))\"\(totals.attributes)>",
    ]
    for suite in suites { lines += self.lines(suite.check, suite.cases) }
    return (lines + ["</testsuites>", ""]).joined(separator: "\n")
  }

  private func lines(_ check: ReportedCheck, _ cases: [JUnitCase]) -> [String] {
    let totals = JUnitTotals(cases)
    var attributes = " name=\"\(MarkupText.escaped(check.title))\"\(totals.attributes)"
    attributes += " skipped=\"\(totals.skipped)\""
    if let duration = check.duration { attributes += " time=\"\(ReportTime.seconds(duration))\"" }
    if let start = check.start.flatMap(ReportTime.timestamp) {
      attributes += " timestamp=\"\(start)\""
    }
    var lines = ["  <testsuite\(attributes)>"]
    if let id = check.operationID {
      lines += [
        "    <properties>",
        "      <property name=\"OperationId\" value=\"\(MarkupText.escaped(id))\"/>",
        "    </properties>",
      ]
    }
    return lines + distinct(cases).map(\.line) + ["  </testsuite>"]
  }

  /// Numbers cases that have the same name, because GitLab takes them for one.
  private func distinct(_ cases: [JUnitCase]) -> [JUnitCase] {
    var seen: [String: Int] = [:]
    return cases.map { original in
      var test = original
      let count = seen[test.className + "\0" + test.name, default: 0] + 1
      seen[test.className + "\0" + test.name] = count
      if count > 1 { test.name += " (\(count))" }
      return test
    }
  }

  // MARK: Cases

  private func cases(of check: ReportedCheck) -> [JUnitCase] {
    let className = "\(report.application).\(check.id)"
    func run(_ outcome: JUnitCase.Outcome) -> JUnitCase {
      JUnitCase(className: className, name: "Run of the check", outcome: outcome)
    }
    switch check.state {
    case .failed(let reason):
      return [run(.error("ERROR", reason ?? "the service gave no reason", []))]
    case .notRun:
      let counts = check.isMissing || report.verdict == .notRun
      let message = "the check has no finished run"
      return [run(counts ? .failure("NOT RUN", message, []) : .skipped(message))]
    case .finished: break
    }
    var cases = check.subChecks.flatMap { self.cases(of: $0, className) }
    if let problem = check.problem { cases.append(run(.error("INCOMPLETE", problem.message, []))) }
    return cases.isEmpty ? [run(undecided("the check has no results"))] : cases
  }

  private func cases(of subCheck: ReportedSubCheck, _ check: String) -> [JUnitCase] {
    let className = "\(check).\(subCheck.title)"
    var cases = subCheck.rules.map { rule in
      JUnitCase(className: className, name: rule.title, outcome: outcome(of: rule))
    }
    func results(_ outcome: JUnitCase.Outcome) -> JUnitCase {
      JUnitCase(className: className, name: "Results of the rules", outcome: outcome)
    }
    if let problem = subCheck.problem {
      cases.append(results(.error("INCOMPLETE", problem.message, [])))
    }
    return cases.isEmpty ? [results(undecided("the sub-check has no rules"))] : cases
  }

  private func undecided(_ message: String) -> JUnitCase.Outcome {
    threshold.isReached(by: .unknown)
      ? .failure(Verdict.unknown.label, message, []) : .skipped(message)
  }

  private func outcome(of rule: ReportedRule) -> JUnitCase.Outcome {
    let message = rule.message ?? ""
    let details = rule.details.map { "\($0.key): \($0.value)" }
    if threshold.isReached(by: rule.verdict) { return .failure(rule.label, message, details) }
    switch rule.verdict {
    case .passed: return .passed(output: nil)
    case .info: return .passed(output: message)
    default: return .skipped("\(rule.label): \(message)")
    }
  }
}
