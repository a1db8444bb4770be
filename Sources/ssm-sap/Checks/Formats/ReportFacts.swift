import CommandSupport

/// What a report says about a check besides its results.
enum ReportFacts {
  /// Returns the facts, each as one sentence or line.
  static func of(_ check: ReportedCheck) -> [String] {
    var facts: [String] = []
    switch check.state {
    case .finished: break
    case .failed(let reason):
      facts.append("The check ended in ERROR: \(reason ?? "the service gave no reason")")
    case .notRun: facts.append("The check has no finished run.")
    }
    if let problem = check.problem { facts.append("Incomplete: \(problem.message)") }
    if check.state == .finished, check.problem == nil, check.subChecks.isEmpty {
      facts.append("The check has no results.")
    }
    if let run = run(of: check) { facts.append(run) }
    return facts
  }

  private static func run(of check: ReportedCheck) -> String? {
    guard let id = check.operationID else { return nil }
    var text = "Run \(id)"
    if let start = check.start { text += ", started \(start.dateAndTime)" }
    if let duration = check.duration { text += ", took \(duration.inWords)" }
    return text
  }
}
