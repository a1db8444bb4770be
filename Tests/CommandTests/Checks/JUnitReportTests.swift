import Foundation
import Testing

@testable import ssm_sap

@Suite("Reports as JUnit XML")
struct JUnitReportTests {
  private func text(
    _ report: CheckReport, _ threshold: FailThreshold = .failed
  ) -> String {
    JUnitReport(report, threshold: threshold).text
  }

  @Test("Each rule is a test of its check, and equal names are numbered")
  func names() {
    let text = text(ReportSamples.complete)
    let place = "classname=\"HANA-PRD.SAP_CHECK_02.Volumes\""
    #expect(text.contains("\(place) name=\"It is large enough [node1]\" time=\"0\"/>"))
    #expect(text.contains("\(place) name=\"It is large enough [node1] (2)\" time=\"0\"/>"))
    #expect(text.contains("<testsuite name=\"SAP_CHECK_02 Storage\""))
    #expect(text.contains("time=\"72.500\" timestamp=\"2023-11-14T22:13:20Z\""))
  }

  @Test("Warnings are skipped tests, or failures where they count")
  func warnings() {
    let report = ReportSamples.report(ofRules: "PASSED", "WARNING", "UNKNOWN")
    #expect(text(report).contains("tests=\"3\" failures=\"0\" errors=\"0\" skipped=\"2\""))
    #expect(text(report).contains("<skipped message=\"WARNING: It was looked at.\"/>"))
    let strict = text(report, .warning)
    #expect(strict.contains("tests=\"3\" failures=\"2\" errors=\"0\" skipped=\"0\""))
    #expect(strict.contains("<failure message=\"It was looked at.\" type=\"WARNING\">"))
  }

  @Test("What failed, is incomplete or did not run is not a passed test")
  func incomplete() {
    let text = text(ReportSamples.complete)
    #expect(text.contains("<error message=\"the node is gone\" type=\"ERROR\">"))
    #expect(text.contains("<error message=\"the second page failed\" type=\"INCOMPLETE\">"))
    #expect(text.contains("<skipped message=\"the check has no finished run\"/>"))
    #expect(text.contains("<skipped message=\"the sub-check has no rules\"/>"))
    #expect(
      text.contains("<testsuites name=\"HANA-PRD\" tests=\"13\" failures=\"1\" errors=\"2\">"))
  }

  @Test("A failure has its details as text")
  func details() {
    #expect(
      text(ReportSamples.complete).contains(
        "type=\"FAILED\">It was looked at.\nActualValue: 1\nExpectedValue: 2</failure>"))
  }

  @Test("The file has a failure or an error exactly if the exit status is not 0")
  func agreesWithStatus() {
    for (report, _, _) in CheckReportTests.statuses where !report.checks.isEmpty {
      for threshold in FailThreshold.allCases {
        let text = text(report, threshold)
        let isRed = text.contains("<failure") || text.contains("<error")
        #expect(isRed == (report.failure(at: threshold) != nil), "\(report) \(threshold)")
      }
    }
  }

  @Test("Any text stands for itself", arguments: ReportSamples.hostile)
  func hostile(text hostile: String) {
    let text = text(ReportSamples.report(withEverywhere: hostile))
    #expect(!text.contains("<script"))
    #expect(!text.contains("<!--"))
    let isClean = text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || (0x20...0xD7FF).contains(scalar.value) && !(0x7F...0x9F ~= scalar.value)
        || (0xE000...0xFFFD).contains(scalar.value) || scalar.value >= 0x10000
    }
    #expect(isClean)
  }
}
