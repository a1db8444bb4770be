import ArgumentParser
import SsmSapLocal
import Testing

@testable import ssm_sap_local

@Suite("The options of serve")
struct ServiceOptionsTests {
  @Test("A clock that is behind has a negative offset")
  func negativeOffset() throws {
    let options = try ServiceOptions.parse(["--clock-offset", "-5"])
    #expect(options.makeClock().offset == .seconds(-5))
  }

  @Test("The greeting tells if no access key is of an account of the landscape")
  func hiddenAccount() throws {
    let options = try ServiceOptions.parse([])
    var content = try StartContent(options)
    #expect(!Greeting("http://127.0.0.1:1", content, options).text.contains("No access key"))
    content.landscape.regions.append(LandscapeRegion(account: "210987654321"))
    let text = Greeting("http://127.0.0.1:1", content, options).text
    #expect(text.contains("\n# No access key is of the account 210987654321"))
  }
}
