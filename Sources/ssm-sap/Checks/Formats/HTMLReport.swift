import CommandSupport

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A report as one HTML page that needs nothing else: no script, no font, no picture.
struct HTMLReport {
  private let report: CheckReport

  init(_ report: CheckReport) {
    self.report = report
  }

  var text: String {
    let title = "Configuration checks of \(MarkupText.escaped(report.application))"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <title>\(title): \(report.verdict.label)</title>
      <style>
      \(HTMLReportStyle.text)
      </style>
      </head>
      <body>
      <header>
      <p class="kind">Configuration checks</p>
      <h1>\(MarkupText.escaped(report.application)) \(Self.badge(report.verdict))</h1>
      <p class="facts">\(MarkupText.escaped(report.summary)).<br>
      Reported \(Self.time(report.time)).</p>
      </header>
      <main>
      \(tiles)
      \(overview)
      \(attention)
      \(report.checks.enumerated().map { section($0.element, $0.offset) }.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  // MARK: Overview

  private var tiles: String {
    let tiles = VerdictCounts.order.map { verdict in
      let number = report.counts[verdict]
      let tone = number > 0 ? Self.tone(verdict) : "none"
      return
        "<li class=\"\(tone)\"><b>\(number)</b> <span>\(verdict.label.lowercased())</span></li>"
    }
    return "<ul class=\"tiles\" aria-label=\"Rules by result\">\(tiles.joined())</ul>"
  }

  private var overview: String {
    let rows = report.checks.enumerated().map { index, check in
      """
      <tr><th scope="row"><a href="#check-\(index + 1)">\(MarkupText.escaped(check.title))</a></th>\
      <td>\(Self.badge(check.verdict))</td><td>\(VerdictCounts(check.rules).text)</td></tr>
      """
    }
    return """
      <table>
      <caption>Checks</caption>
      <thead><tr><th scope="col">Check</th><th scope="col">Result</th><th scope="col">Rules</th></tr>\
      </thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      """
  }

  /// Links to the rules that have failed or warn, the failed ones first.
  private var attention: String {
    var found: [(verdict: Verdict, line: String)] = []
    for (index, check) in report.checks.enumerated() {
      for (part, subCheck) in check.subChecks.enumerated() {
        for (number, rule) in subCheck.rules.enumerated() where rule.verdict >= .warning {
          let link =
            "<a href=\"#\(Self.id(index, part, number))\">\(MarkupText.escaped(rule.title))</a>"
          let place = MarkupText.escaped("\(check.id), \(subCheck.title)")
          found.append(
            (
              rule.verdict,
              "<li>\(Self.badge(rule.verdict)) <span>\(link) <small>\(place)</small></span></li>"
            ))
        }
      }
    }
    guard !found.isEmpty else { return "" }
    // Stable, so that rules keep their order.
    let lines = [Verdict.failed, .warning].flatMap { verdict in
      found.filter { $0.verdict == verdict }.map(\.line)
    }
    return """
      <section class="attention" aria-labelledby="attention">
      <h2 id="attention">To fix</h2>
      <ul>
      \(lines.joined(separator: "\n"))
      </ul>
      </section>
      """
  }

  // MARK: Checks

  private func section(_ check: ReportedCheck, _ index: Int) -> String {
    let id = "check-\(index + 1)"
    let description = check.description.map { "<p>\(MarkupText.escaped($0))</p>\n" } ?? ""
    let facts = ReportFacts.of(check).map { "<p class=\"facts\">\(MarkupText.escaped($0))</p>\n" }
    let parts = check.subChecks.enumerated().map { section($0.element, index, $0.offset) }
    return """
      <section aria-labelledby="\(id)">
      <h2 id="\(id)"><span>\(MarkupText.escaped(check.title))</span> \(Self.badge(check.verdict))</h2>
      \(description)\(facts.joined())\(parts.joined(separator: "\n"))
      </section>
      """
  }

  private func section(_ subCheck: ReportedSubCheck, _ index: Int, _ part: Int) -> String {
    let description =
      subCheck.description.map { "<p>\(MarkupText.escaped($0))</p>\n" } ?? ""
    let rules = subCheck.rules.enumerated().map { number, rule in
      item(rule, Self.id(index, part, number))
    }
    let list =
      rules.isEmpty ? "" : "<ul class=\"rules\">\n\(rules.joined(separator: "\n"))\n</ul>\n"
    return """
      <section class="part">
      <h3><span>\(MarkupText.escaped(subCheck.title))</span> \(Self.badge(subCheck.verdict))</h3>
      \(description)\(list)\(remarks(subCheck))</section>
      """
  }

  private func remarks(_ subCheck: ReportedSubCheck) -> String {
    var remarks = ""
    if let problem = subCheck.problem {
      remarks += "<p class=\"error\">Incomplete: \(MarkupText.escaped(problem.message))</p>\n"
    } else if subCheck.rules.isEmpty {
      remarks += "<p class=\"facts\">The sub-check has no rules.</p>\n"
    }
    let links = subCheck.references.map { text in
      let shown = MarkupText.escaped(text)
      guard MarkupText.isLink(text) else { return shown }
      return "<a href=\"\(shown)\" rel=\"noreferrer\">\(shown)</a>"
    }
    if !links.isEmpty {
      remarks += "<p class=\"references\">Read more: \(links.joined(separator: ", "))</p>\n"
    }
    return remarks
  }

  private func item(_ rule: ReportedRule, _ id: String) -> String {
    let message = rule.message.map { "<p>\(MarkupText.escaped($0))</p>" } ?? ""
    let details = rule.details.map { key, value in
      "<div><dt>\(MarkupText.escaped(key))</dt><dd>\(MarkupText.escaped(value))</dd></div>"
    }
    let list = details.isEmpty ? "" : "<dl>\(details.joined())</dl>"
    return """
      <li id="\(id)">\(Self.badge(rule.verdict, rule.label))<div>\
      <p class="rule">\(MarkupText.escaped(rule.title))</p>\(message)\(list)</div></li>
      """
  }

  // MARK: Parts

  private static func id(_ check: Int, _ part: Int, _ rule: Int) -> String {
    "rule-\(check + 1)-\(part + 1)-\(rule + 1)"
  }

  private static func time(_ date: Date) -> String {
    let text = date.dateAndTime
    return ReportTime.timestamp(date).map { "<time datetime=\"\($0)\">\(text)</time>" } ?? text
  }

  /// A verdict in words and with a symbol, so that it does not depend on its color.
  private static func badge(_ verdict: Verdict, _ label: String? = nil) -> String {
    let label = MarkupText.escaped(label ?? verdict.label)
    return "<span class=\"badge \(tone(verdict))\"><span aria-hidden=\"true\">\(symbol(verdict))"
      + "</span> \(label)</span>"
  }

  private static func tone(_ verdict: Verdict) -> String {
    switch verdict {
    case .passed: "good"
    case .info: "info"
    case .notRun, .unknown: "open"
    case .warning: "warning"
    case .failed, .error: "bad"
    }
  }

  private static func symbol(_ verdict: Verdict) -> String {
    switch verdict {
    case .passed: "✓"
    case .info: "i"
    case .notRun: "–"
    case .unknown: "?"
    case .warning: "!"
    case .failed: "✗"
    case .error: "⚠"
    }
  }
}
