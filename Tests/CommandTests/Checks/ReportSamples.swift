import Foundation
import SsmSap

@testable import ssm_sap

/// Reports and their parts for tests.
enum ReportSamples {
  static let start = Date(timeIntervalSince1970: 1_700_000_000)

  static func rule(
    _ status: String?, _ description: String = "The volume is encrypted",
    message: String? = "It was looked at.", _ metadata: [String: String] = [:]
  ) -> ReportedRule {
    ReportedRule(
      id: "rule", description: description, status: status, message: message, metadata: metadata)
  }

  static func check(
    _ subChecks: [ReportedSubCheck], id: String = "SAP_CHECK_02",
    state: ReportedCheck.State = .finished
  ) -> ReportedCheck {
    ReportedCheck(
      id: id, name: "Storage", description: "Looks at volumes.", operationID: "operation-1",
      state: state, start: start, end: start.addingTimeInterval(72.5), subChecks: subChecks)
  }

  static func report(_ checks: ReportedCheck...) -> CheckReport {
    CheckReport(application: "HANA-PRD", time: start.addingTimeInterval(100), checks: checks)
  }

  /// A report without checks.
  static let empty = CheckReport(
    application: "HANA-PRD", time: start.addingTimeInterval(100), checks: [])

  /// Returns a report of one check with the rules in one sub-check.
  static func report(ofRules statuses: String?...) -> CheckReport {
    report(check([ReportedSubCheck(name: "Volumes", rules: statuses.map { rule($0) })]))
  }

  /// A report with everything that a report can have.
  static let complete = report(
    check([
      ReportedSubCheck(
        id: "s1", name: "Volumes", description: "Size and speed.",
        references: ["https://docs.example.com/volumes?a=1&b=2", "the handbook"],
        rules: [
          rule("PASSED", "It is large enough", ["Component": "node1"]),
          rule("PASSED", "It is large enough", ["Component": "node1"]),
          rule("FAILED", "It is fast enough", ["ActualValue": "1", "ExpectedValue": "2"]),
          rule("WARNING", "It is new"), rule("INFO", "Its age"), rule("UNKNOWN", "Its color"),
          rule("BRAND_NEW_STATUS", "Its taste"), rule(nil, "Its smell"),
        ]),
      ReportedSubCheck(
        id: "s2", name: "Half read", rules: [rule("PASSED", "The first page")],
        problem: ReportProblem(message: "the second page failed", status: .service)),
      ReportedSubCheck(id: "s3", name: "Empty"),
    ]),
    check([], id: "SAP_CHECK_03", state: .failed("the node is gone")),
    ReportedCheck(id: "SAP_CHECK_04", state: .notRun(isRequested: false)))

  /// Texts that mean something to a format or to a terminal.
  static let hostile: [String] = [
    "<script>alert(1)</script>", "]]>&lt;&amp;\"'", "a|b||c", "\u{1B}[31mred\u{7}\u{0}",
    "line one\nline two\r\nline three\u{2028}four", "`x` **y** _z_ ~~w~~ [t](javascript:alert(1))",
    "# not a heading", "- not an item", "1. nor this", "\u{202E}reversed\u{202C}", "\u{FFFE}\u{85}",
    "\\", "日本語の長い名前", "", "<!-- comment -->", "--> <td>", "\\|", "&#0;", "${jndi:ldap://x}",
  ]

  /// A report with a text in every place that a service can fill.
  static func report(withEverywhere text: String) -> CheckReport {
    CheckReport(
      application: text, time: start,
      checks: [
        ReportedCheck(
          id: text, name: text, description: text, operationID: text, state: .finished,
          subChecks: [
            ReportedSubCheck(
              id: text, name: text, description: text, references: [text],
              rules: [
                rule("FAILED", text, message: text, ["Component": text, text: text]),
                rule(text, text, message: text, ["ActualValue": text]),
                rule("INFO", text, message: text),
              ],
              problem: ReportProblem(message: text, status: .service))
          ]),
        ReportedCheck(id: text, state: .failed(text)),
      ])
  }
}
