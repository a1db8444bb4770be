/// The result of a rule, of a part of a check, of a check, or of a whole report, the worse the
/// greater.
enum Verdict: Int, Sendable, CaseIterable {
  /// The rule only reports something.
  case info
  case passed
  /// The check has no finished run.
  case notRun
  /// The rule could not be decided, or its status is one that this program does not know.
  case unknown
  case warning
  case failed
  /// The check itself failed, or some of its results could not be read.
  case error

  /// The verdict in capitals, as the service writes its statuses.
  var label: String {
    switch self {
    case .passed: "PASSED"
    case .info: "INFO"
    case .notRun: "NOT RUN"
    case .unknown: "UNKNOWN"
    case .warning: "WARNING"
    case .failed: "FAILED"
    case .error: "ERROR"
    }
  }
}

extension Verdict: Comparable {
  static func < (first: Verdict, second: Verdict) -> Bool { first.rawValue < second.rawValue }
}
