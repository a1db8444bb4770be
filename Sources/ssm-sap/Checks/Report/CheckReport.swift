#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The results of the configuration checks of an application.
///
/// A plain value, which each format renders in its way.
struct CheckReport: Sendable, Hashable {
  /// The id of the application.
  var application: String
  /// When the report was made.
  var time: Date
  var checks: [ReportedCheck]
}

extension CheckReport {
  /// The worst verdict of the checks.
  ///
  /// A check that nobody asked for and that has not run counts only if no other has run.
  var verdict: Verdict {
    let counted = checks.filter { $0.verdict != .notRun || $0.isMissing }
    return counted.map(\.verdict).max() ?? .notRun
  }

  var rules: [ReportedRule] { checks.flatMap(\.rules) }

  var counts: VerdictCounts { VerdictCounts(rules) }
}
