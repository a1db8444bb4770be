import ArgumentParser
import Testing

@testable import ssm_sap
@testable import ssm_sap_local

@Suite("Help")
struct HelpTests {
  @Test("The help of ssm-sap-local shows each option of the default subcommand")
  func localOptions() {
    let help = LocalCommand.helpMessage(columns: 100)
    let options = ServeCommand.helpMessage(columns: 100).matches(of: /--[a-z-]+/)
      .map { String($0.output) }
    #expect(options.contains("--port"))
    for option in options where option != "--help" { #expect(help.contains(option), "\(option)") }
  }

  @Test(
    "The help of ssm-sap names the sources of region and credentials",
    arguments: [
      "--region", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ACCESS_KEY_ID", "AWS_PROFILE",
      "~/.aws/config", "~/.aws/credentials", "SSO", "credential process", "container", "EC2",
      "AWS_ENDPOINT_URL_SSM_SAP",
    ])
  func sources(text: String) {
    let help = SsmSapCommand.helpMessage(columns: 10_000)
    #expect(help.contains(text))
  }
}
