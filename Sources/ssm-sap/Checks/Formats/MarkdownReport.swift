import CommandSupport

/// A report as Markdown with GitHub's tables.
///
/// Source: GitHub Flavored Markdown Spec, "Tables (extension)" and "Backslash escapes".
struct MarkdownReport {
  private let report: CheckReport

  init(_ report: CheckReport) {
    self.report = report
  }

  var text: String {
    ([overview] + report.checks.map(section)).joined(separator: "\n\n") + "\n"
  }

  private var overview: String {
    var lines = [
      "# Configuration checks of \(Self.escaped(report.application)): \(report.verdict.label)", "",
      "\(Self.escaped(report.summary)). Reported \(report.time.dateAndTime).", "",
      Self.row(["Check", "Result", "Rules"]), Self.row(["---", "---", "---"]),
    ]
    lines += report.checks.map { check in
      Self.row([
        Self.escaped(check.title), check.verdict.label, VerdictCounts(check.rules).text,
      ])
    }
    return lines.joined(separator: "\n")
  }

  private func section(_ check: ReportedCheck) -> String {
    var blocks = ["## \(Self.escaped(check.title)): \(check.verdict.label)"]
    if let description = check.description { blocks.append(Self.escaped(description)) }
    let facts = ReportFacts.of(check).map(Self.escaped)
    if !facts.isEmpty { blocks.append(facts.joined(separator: "  \n")) }
    blocks += check.subChecks.map(section)
    return blocks.joined(separator: "\n\n")
  }

  private func section(_ subCheck: ReportedSubCheck) -> String {
    var blocks = ["### \(Self.escaped(subCheck.title)): \(subCheck.verdict.label)"]
    if let description = subCheck.description { blocks.append(Self.escaped(description)) }
    if !subCheck.rules.isEmpty { blocks.append(table(subCheck.rules)) }
    if let problem = subCheck.problem {
      blocks.append("**Incomplete:** \(Self.escaped(problem.message))")
    }
    let links = subCheck.references.map { MarkupText.isLink($0) ? "<\($0)>" : Self.escaped($0) }
    if !links.isEmpty { blocks.append("Read more: \(links.joined(separator: ", "))") }
    return blocks.joined(separator: "\n\n")
  }

  private func table(_ rules: [ReportedRule]) -> String {
    let head = [Self.row(["Status", "Rule", "Finding"]), Self.row(["---", "---", "---"])]
    let rows = rules.map { rule in
      let details = rule.details.map { Self.escaped("\($0.key): \($0.value)") }
      let finding = [Self.escaped(rule.message ?? "")] + details
      return Self.row([
        Self.escaped(rule.label), Self.escaped(rule.title),
        finding.filter { !$0.isEmpty }.joined(separator: "<br>"),
      ])
    }
    return (head + rows).joined(separator: "\n")
  }

  private static func row(_ cells: [String]) -> String {
    "| \(cells.joined(separator: " | ")) |"
  }

  // MARK: Escapes

  /// Returns a text that Markdown shows as it is, on one line.
  ///
  /// A backslash takes the meaning of a mark, but not that of `<` and `&` in every renderer. Some
  /// marks have a meaning only at the start of a line: those of lists, headings and rules.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    var isNumber = true
    for scalar in text.printable.unicodeScalars {
      let isStart = escaped.isEmpty
      defer { isNumber = isNumber && ("0"..."9").contains(scalar) }
      switch scalar {
      case " " where isStart: continue
      case "-" where isStart, "=" where isStart, "." where isNumber: escaped += "\\\(scalar)"
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "!", "|", "~", "$", "@":
        escaped += "\\\(scalar)"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
