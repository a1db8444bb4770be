import AWSCredentials
import ArgumentParser
import Testing

@testable import ssm_sap

@Suite("Output options")
struct OutputOptionsTests {
  private func host(_ variables: [String: String], config: String = "") -> HostEnvironment {
    var host = HostEnvironment(variables: variables)
    host.homeDirectory = "/home/me"
    host.files = HostFiles(["/home/me/.aws/config": config])
    return host
  }

  @Test(
    "The format is that of the option, else of the variable, else of the profile, else JSON",
    arguments: [
      (["--output", "table"], ["AWS_DEFAULT_OUTPUT": "text"], OutputFormat.table),
      ([], ["AWS_DEFAULT_OUTPUT": "text"], .text), ([], [:], .yaml),
      ([], ["AWS_PROFILE": "other"], .json),
    ] as [([String], [String: String], OutputFormat)])
  func format(arguments: [String], variables: [String: String], format: OutputFormat) async throws {
    let config = "[default]\noutput = yaml\n[profile other]\nregion = eu-central-1\n"
    let options = try await OutputOptions.parse(arguments)
      .resolved(profile: nil, in: host(variables, config: config))
    #expect(options.output == format)
  }

  @Test("The profile that an option selects is read")
  func profile() async throws {
    let config = "[profile dev]\noutput = text\n"
    let options = try await OutputOptions.parse([])
      .resolved(profile: "dev", in: host([:], config: config))
    #expect(options.output == .text)
  }

  @Test("An unknown format is a failure that names its place")
  func unknown() async throws {
    let failure = try await #require(throws: CommandFailure.self) {
      try await OutputOptions.parse([])
        .resolved(profile: nil, in: host([:], config: "[default]\noutput = xml\n"))
    }
    #expect(failure.status == .configuration)
    #expect(failure.message.contains("\"xml\" of profile default (/home/me/.aws/config:2)"))
    #expect(failure.advice.first?.contains("json, yaml, text, table") == true)
  }

  @Test("A wrong query is refused before there is a call, with its column")
  func wrongQuery() throws {
    let error = try #require(throws: (any Error).self) {
      try OutputOptions.parse(["--query", "a[?b"])
    }
    let message = OutputOptions.message(for: error)
    #expect(message.contains("--query"))
    #expect(message.contains("expected `]`, found the end at column 5"))
    #expect(OutputOptions.exitCode(for: error) == .validationFailure)
  }
}
