import JMESPath
import SsmSap
import Testing

@testable import ssm_sap

@Suite("Explained settings")
struct ExplainedSettingTests {
  @Test("An option precedes what was found, and that the default")
  func precedence() {
    let found = Setting("b", from: .environment("X"))
    #expect(
      ExplainedSetting("n", option: ("--n", "a"), found: { found }, default: "c")
        == ExplainedSetting("n", "a", "--n"))
    #expect(
      ExplainedSetting("n", option: ("--n", nil), found: { found }, default: "c")
        == ExplainedSetting("n", "b", "environment variable X"))
    #expect(
      ExplainedSetting("n", found: { nil }, default: "c") == ExplainedSetting("n", "c", "default"))
  }

  @Test("An invalid value is explained in its place")
  func invalid() {
    let setting = ExplainedSetting(
      "n",
      found: { () throws(ConfigurationError) in throw ConfigurationError(.invalidValue, "it is bad")
      },
      default: nil)
    #expect(setting == ExplainedSetting("n", nil, "invalid: it is bad"))
  }

  @Test("A setting as JSON has its origin, and null without a value")
  func json() {
    #expect(
      ExplainedSetting("n", nil, "x").json
        == .object([
          .init("Name", .string("n")), .init("Value", .null), .init("Origin", .string("x")),
        ]))
  }

  @Test("The table has columns, and no control characters")
  func table() {
    let settings = [
      ExplainedSetting("a", "1", "x"), ExplainedSetting("long", nil, "y\u{1B}[31m"),
    ]
    #expect(ExplainedSetting.table(settings) == "a     1  x\nlong  -  y [31m\n")
  }

  @Test(
    "Users and passwords of URLs are left out",
    arguments: [
      ("http://a:b@h:1/", "http://...@h:1/"), ("a:b@h", "...@h"), ("http://h", "http://h"),
      ("http://a@b:c@h", "http://...@h"),
    ])
  func urls(url: String, shown: String) {
    #expect(MaskedURL.text(url) == shown)
  }

  @Test("Proxies come from the variables that the transport reads")
  func proxies() {
    func value(_ name: String, _ variables: [String: String]) -> String? {
      ProxyVariables(variables).settings.first { $0.name == name }?.value
    }
    #expect(value("https proxy", ["HTTPS_PROXY": "http://p"]) == "http://p")
    #expect(value("https proxy", ["HTTPS_PROXY": "http://p", "https_proxy": ""]) == nil)
    #expect(value("https proxy", ["ALL_PROXY": "http://u:p@all"]) == "http://...@all")
    #expect(value("http proxy", ["HTTP_PROXY": "http://p"]) == "http://p")
    #expect(value("http proxy", ["HTTP_PROXY": "http://p", "REQUEST_METHOD": "GET"]) == nil)
    #expect(value("no proxy for", ["no_proxy": "h"]) == "h")
  }

  @Test("A diagnosis has its advice below, and not to run the doctor again")
  func diagnosis() {
    let failure = CommandFailure(
      .region, "there is none", advice: ["give one", FailureReport.diagnosis])
    let diagnosis = Diagnosis.failed("region", failure)
    #expect(diagnosis.text == "failed   region: there is none\n         to mend: give one\n")
    #expect(diagnosis.status == .region)
  }
}
