import ArgumentParser

/// A format of reports.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case table
  case json
  case markdown
  case junit
  case html

  /// Returns a report in the format, with a line break at the end.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - threshold: What counts as a failure, for the formats that say so.
  ///   - style: The width and the colors of a table.
  func render(
    _ report: CheckReport, threshold: FailThreshold, style: TableReport.Style
  ) throws -> String {
    switch self {
    case .table: TableReport(report, style: style).text
    case .json: try JSONReport(report).text
    case .markdown: MarkdownReport(report).text
    case .junit: JUnitReport(report, threshold: threshold).text
    case .html: HTMLReport(report).text
    }
  }
}
