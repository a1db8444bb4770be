import CommandSupport
import SsmSap

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A configuration check in a report.
struct ReportedCheck: Sendable, Hashable {
  /// How far the check came.
  enum State: Sendable, Hashable {
    /// The check ran, whatever it found.
    case finished
    /// The check ended in `ERROR`, with the service's reason.
    case failed(String?)
    /// The check has no finished run.
    ///
    /// - Parameter isRequested: Whether the check was asked for by its id.
    case notRun(isRequested: Bool)
  }

  /// The id of the check, such as `SAP_CHECK_01`.
  var id: String
  var name: String?
  var description: String?
  /// The id of the run.
  var operationID: String?
  var state: State
  var start: Date?
  var end: Date?
  var subChecks: [ReportedSubCheck] = []
  /// Why the sub-checks are not complete; `nil` if they are.
  var problem: ReportProblem?
}

extension ReportedCheck {
  /// Creates a check from its run, without results.
  init(_ run: ConfigurationCheckOperation) {
    self.init(
      id: run.configurationCheckId?.rawValue ?? "Check without an id",
      name: run.configurationCheckName, description: run.configurationCheckDescription,
      operationID: run.id, state: run.status == .success ? .finished : .failed(run.statusMessage),
      start: run.startTime, end: run.endTime)
  }

  /// The worst verdict of the sub-checks. A check whose results are not complete is an error, and one
  /// without results has decided nothing.
  var verdict: Verdict {
    switch state {
    case .failed: return .error
    case .notRun: return .notRun
    case .finished: break
    }
    if problem != nil { return .error }
    return subChecks.map(\.verdict).max() ?? .unknown
  }

  var title: String { name.map { "\(id) \($0)" } ?? id }

  var rules: [ReportedRule] { subChecks.flatMap(\.rules) }

  /// How long the run took.
  var duration: Duration? {
    guard let start, let end, end >= start else { return nil }
    return end.duration(since: start)
  }

  /// Whether the check was asked for but has no finished run.
  var isMissing: Bool { state == .notRun(isRequested: true) }

  /// Everything that keeps the results from being complete.
  var problems: [ReportProblem] { [problem].compactMap { $0 } + subChecks.compactMap(\.problem) }
}
