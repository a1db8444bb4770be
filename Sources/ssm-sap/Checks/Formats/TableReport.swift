import CommandSupport

/// A report as a table for a terminal, as wide as that is.
///
/// Rules that have passed take a line; the others show what was found below.
struct TableReport {
  /// What the terminal can show.
  struct Style: Sendable, Hashable {
    /// The columns of a line.
    var width: Int
    var hasColors: Bool
  }

  private let report: CheckReport
  private let style: Style
  /// The columns of the status and of the space behind it.
  private static let statusWidth = 9
  private static let indent = "  "

  init(_ report: CheckReport, style: Style) {
    self.report = report
    self.style = style
  }

  var text: String {
    let head = heading(
      "Configuration checks of \(report.application)", report.verdict, report.summary)
    return ([head] + report.checks.map(section)).map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private func section(_ check: ReportedCheck) -> [String] {
    heading(check.title, check.verdict, VerdictCounts(check.rules).text)
      + ReportFacts.of(check).flatMap { wrapped($0, indent: Self.indent) }
      + check.subChecks.flatMap(lines)
  }

  /// A title with its verdict before it, and the counts below.
  private func heading(_ title: String, _ verdict: Verdict, _ counts: String) -> [String] {
    row(verdict.label, verdict, title, emphasis: "1", indent: "")
      + wrapped(counts, indent: String(repeating: " ", count: Self.statusWidth))
  }

  private func lines(_ subCheck: ReportedSubCheck) -> [String] {
    var lines = [""] + wrapped(subCheck.title, indent: Self.indent).map { paint($0, "1") }
    for rule in subCheck.rules { lines += self.lines(rule) }
    if subCheck.rules.isEmpty, subCheck.problem == nil {
      lines += wrapped("The sub-check has no rules.", indent: Self.indent)
    }
    if let problem = subCheck.problem {
      lines += row(Verdict.error.label, .error, "Incomplete: \(problem.message)")
    }
    if subCheck.verdict > .passed {
      lines += subCheck.references.flatMap { wrapped("See \($0)", indent: Self.indent) }
    }
    return lines
  }

  private func lines(_ rule: ReportedRule) -> [String] {
    var lines = row(rule.label, rule.verdict, rule.title)
    guard rule.verdict != .passed else { return lines }
    let indent = Self.indent + String(repeating: " ", count: Self.statusWidth)
    if let message = rule.message { lines += wrapped(message, indent: indent) }
    guard rule.verdict != .info else { return lines }
    let details = rule.details.map { "\($0.key): \($0.value)" }
    return details.isEmpty
      ? lines : lines + wrapped(details.joined(separator: "; "), indent: indent)
  }

  // MARK: Parts

  private func row(
    _ label: String, _ verdict: Verdict, _ text: String, emphasis: String? = nil,
    indent: String = Self.indent
  ) -> [String] {
    let label = label.printable
    // A longer status, which this program does not know, moves the text to the next line.
    let isLong = label.columns >= Self.statusWidth
    let following = indent + String(repeating: " ", count: Self.statusWidth)
    let lines = WrappedText.lines(
      text.printable, width: style.width - following.columns
    ).map { line in emphasis.map { paint(line, $0) } ?? line }
    let color = Self.color(of: verdict)
    if isLong {
      return wrapped(label, indent: indent).map { paint($0, color) }
        + lines.map { following + $0 }
    }
    let status = indent + paint(label, color)
    let space = String(repeating: " ", count: Self.statusWidth - label.columns)
    return [status + space + (lines.first ?? "")] + lines.dropFirst().map { following + $0 }
  }

  private func wrapped(_ text: String, indent: String) -> [String] {
    WrappedText.lines(text.printable, width: style.width - indent.columns)
      .map { indent + $0 }
  }

  private func paint(_ text: String, _ color: String) -> String {
    style.hasColors ? "\u{1B}[\(color)m\(text)\u{1B}[0m" : text
  }

  private static func color(of verdict: Verdict) -> String {
    switch verdict {
    case .passed: "32"
    case .info: "36"
    case .notRun, .unknown, .warning: "33"
    case .failed, .error: "31"
    }
  }
}
