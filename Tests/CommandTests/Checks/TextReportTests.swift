import AWSJSON
import AWSShapes
import CommandSupport
import JMESPath
import Testing

@testable import ssm_sap

@Suite("Reports as table, Markdown, HTML and JSON")
struct TextReportTests {
  private func table(_ report: CheckReport, width: Int = 80, hasColors: Bool = false) -> String {
    TableReport(report, style: .init(width: width, hasColors: hasColors)).text
  }

  // MARK: Table

  @Test("The table shows every rule with its status, and details of those that have not passed")
  func table() {
    let expected = """
      FAILED   Configuration checks of HANA-PRD
               1 failed, 1 passed

      FAILED   SAP_CHECK_02 Storage
               1 failed, 1 passed
        Run operation-1, started 2023-11-14 22:13:20Z, took 1 min 12 s

        Volumes
        PASSED   It is large
        FAILED   It is fast [node1]
                 It is slow.
                 ActualValue: 1; ExpectedValue: 2
        See https://example.com

      """
    let rules = [
      ReportSamples.rule("PASSED", "It is large", message: "It is."),
      ReportSamples.rule(
        "FAILED", "It is fast", message: "It is slow.",
        ["ActualValue": "1", "ExpectedValue": "2", "Component": "node1"]),
    ]
    let part = ReportedSubCheck(
      name: "Volumes", references: ["https://example.com"], rules: rules)
    #expect(table(ReportSamples.report(ReportSamples.check([part]))) == expected)
  }

  @Test("The table shows what is incomplete, has failed or has not run")
  func incomplete() {
    let table = table(ReportSamples.complete)
    #expect(table.contains("ERROR    Incomplete: the second page failed"))
    #expect(table.contains("The check ended in ERROR: the node is gone"))
    #expect(table.contains("NOT RUN  SAP_CHECK_04"))
    #expect(table.contains("The sub-check has no rules."))
    #expect(table.contains("  BRAND_NEW_STATUS\n           Its taste"))
  }

  @Test("No line is wider than the terminal, but for URLs", arguments: [20, 34, 60, 80, 200])
  func width(width: Int) {
    for report in [ReportSamples.complete] + ReportSamples.hostile.map(ReportSamples.report) {
      let lines = table(report, width: width).split(separator: "\n")
      let wide = lines.filter { String($0).columns > width }
      #expect(wide.filter { !$0.contains("https://") } == [])
    }
  }

  @Test("Colors change nothing but the color")
  func colors() {
    let colored = table(ReportSamples.complete, hasColors: true)
    #expect(colored.contains("\u{1B}[31mFAILED\u{1B}[0m"))
    let plain = colored.replacing(/\x{1B}\[[0-9]+m/, with: "")
    #expect(plain == table(ReportSamples.complete))
  }

  @Test("No text of the service steers the terminal", arguments: ReportSamples.hostile)
  func hostileTable(text: String) {
    let table = table(ReportSamples.report(withEverywhere: text))
    let isClean = table.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || ![.control, .format].contains(scalar.properties.generalCategory)
    }
    #expect(isClean)
  }

  // MARK: Markdown

  @Test(
    "A mark of Markdown stands for itself",
    arguments: [
      ("a|b", "a\\|b"), ("<b>", "&lt;b&gt;"), ("SAP_CHECK", "SAP\\_CHECK"),
      ("- item", "\\- item"), ("1. item", "1\\. item"), ("12) item", "12\\) item"),
      ("a-b 1.5", "a-b 1.5"), ("# h", "\\# h"), ("a\nb", "a b"), ("\\", "\\\\"),
      ("`x`", "\\`x\\`"), ("=", "\\="), ("&amp;", "&amp;amp;"), ("    code", "code"),
    ])
  func markdownEscapes(text: String, escaped: String) {
    #expect(MarkdownReport.escaped(text) == escaped)
  }

  @Test("Every row of a Markdown table has three cells", arguments: ReportSamples.hostile)
  func markdownColumns(text: String) {
    for report in [ReportSamples.complete, ReportSamples.report(withEverywhere: text)] {
      let rows = MarkdownReport(report).text.split(separator: "\n").filter { $0.hasPrefix("|") }
      #expect(rows.count >= 4)
      for row in rows {
        let cells = row.replacing(/\\./, with: "").utf8.count { $0 == UInt8(ascii: "|") } - 1
        #expect(cells == 3, "\(row)")
      }
    }
  }

  @Test("Markdown says what is incomplete")
  func markdownIncomplete() {
    let text = MarkdownReport(ReportSamples.complete).text
    #expect(text.hasPrefix("# Configuration checks of HANA-PRD: ERROR\n"))
    #expect(text.contains("**Incomplete:** the second page failed"))
    #expect(text.contains("The check ended in ERROR: the node is gone"))
    #expect(text.contains("Read more: <https://docs.example.com/volumes?a=1&b=2>, the handbook"))
  }

  // MARK: HTML

  @Test("Each element of the page is closed in its place", arguments: ReportSamples.hostile)
  func htmlIsBalanced(text: String) {
    for report in [ReportSamples.complete, ReportSamples.report(withEverywhere: text)] {
      var open: [Substring] = []
      for match in HTMLReport(report).text.matches(of: /<(\/?)([a-z0-9]+)[^>]*>/) {
        let (_, slash, name) = match.output
        if slash.isEmpty {
          if name != "meta" && name != "br" { open.append(name) }
        } else {
          #expect(open.popLast() == name)
        }
      }
      #expect(open.isEmpty)
    }
  }

  @Test("No text of the service becomes an element or a link", arguments: ReportSamples.hostile)
  func htmlIsEscaped(text: String) {
    let page = HTMLReport(ReportSamples.report(withEverywhere: text)).text
    #expect(!page.contains("<script"))
    #expect(!page.contains("<!--"))
    #expect(!page.contains("href=\"javascript"))
  }

  @Test("The page needs nothing else, and its links lead to places that exist")
  func htmlIsComplete() {
    let page = HTMLReport(ReportSamples.complete).text
    for word in [" src=", "@import", "url(", "<link", "<script"] { #expect(!page.contains(word)) }
    let links = page.matches(of: /href="#([^"]+)"/).map(\.output.1)
    #expect(links.count == 5)
    for link in links { #expect(page.contains("id=\"\(link)\"")) }
    #expect(page.contains("href=\"https://docs.example.com/volumes?a=1&amp;b=2\""))
    #expect(page.contains("Incomplete: the second page failed"))
  }

  // MARK: JSON

  @Test("JSON has every text unchanged", arguments: ReportSamples.hostile)
  func json(text: String) throws {
    let report = JSONReport(ReportSamples.report(withEverywhere: text))
    let read = try JSONCodec().decode(Document.self, from: Array(report.text.utf8))
    guard case .map(let members) = read,
      case .list(let checks)? = members["ConfigurationChecks"],
      case .map(let check)? = checks.first
    else {
      Issue.record("\(read)")
      return
    }
    #expect(members["ApplicationId"] == .string(text))
    #expect(members["Verdict"] == "ERROR")
    #expect(check["ConfigurationCheckName"] == .string(text))
    #expect(check["OperationId"] == .string(text))
  }

  @Test("JSON says what is incomplete, and keeps the order of its members")
  func jsonMembers() throws {
    guard case .object(let members) = JSONReport(ReportSamples.complete).value else {
      Issue.record("no object")
      return
    }
    #expect(
      members.map(\.name) == [
        "ApplicationId", "ReportTime", "Verdict", "RuleStatusCounts", "ConfigurationChecks",
      ])
    let text = try JSONReport(ReportSamples.complete).text
    #expect(text.contains("\"Problem\": \"the second page failed\""))
    #expect(text.contains("\"StatusMessage\": \"the node is gone\""))
    #expect(text.contains("\"Verdict\": \"NOT RUN\""))
    #expect(text.contains("\"Status\": \"BRAND_NEW_STATUS\""))
  }
}
