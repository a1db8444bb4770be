import SsmSap

/// The reason why a part of a report is incomplete.
struct ReportProblem: Sendable, Hashable {
  /// The failure on one line.
  var message: String
  /// The exit status of the failure.
  var status: CommandStatus
}

extension ReportProblem {
  init(_ error: CallError) {
    let report = FailureReport(error)
    self.init(message: report.line, status: report.status)
  }
}
