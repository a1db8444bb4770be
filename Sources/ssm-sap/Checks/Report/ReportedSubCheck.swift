import SsmSap

/// A part of a check in a report, with the results of its rules.
struct ReportedSubCheck: Sendable, Hashable {
  var id: String?
  var name: String?
  var description: String?
  /// Where to read more, mostly links.
  var references: [String] = []
  var rules: [ReportedRule] = []
  /// Why the rules are not complete; `nil` if they are.
  var problem: ReportProblem?
}

extension ReportedSubCheck {
  init(_ result: SubCheckResult) {
    self.init(
      id: result.id, name: result.name, description: result.description,
      references: result.references ?? [])
  }

  /// The worst verdict of the rules. A part whose rules are not complete is an error, and one without
  /// rules has decided nothing.
  var verdict: Verdict {
    if problem != nil { return .error }
    return rules.map(\.verdict).max() ?? .unknown
  }

  var title: String { name ?? id ?? "Sub-check without a name" }
}
