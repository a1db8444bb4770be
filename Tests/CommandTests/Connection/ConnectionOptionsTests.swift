import ArgumentParser
import SsmSap
import Testing

@testable import ssm_sap

@Suite("The options of a connection")
struct ConnectionOptionsTests {
  @Test("Timeouts that are not given leave those of the defaults mode")
  func timeouts() throws {
    #expect(
      try ConnectionOptions.parse([]).makeConfiguration().transportOptions == TransportOptions())
    let options = try ConnectionOptions.parse([
      "--cli-read-timeout", "9", "--cli-connect-timeout", "2",
    ])
    let given = options.makeConfiguration().transportOptions
    #expect(given.timeout == .seconds(9))
    #expect(given.connectTimeout == .seconds(2))
  }

  @Test("Profile and region of one target replace those of the options")
  func targets() async throws {
    let options = try ConnectionOptions.parse(["--profile", "a", "--region", "eu-west-1"])
    let configuration = options.makeConfiguration(profile: "b", region: "us-east-1")
    #expect(configuration.profile == "b")
    #expect(try await configuration.region?.region() == "us-east-1")
    #expect(options.makeConfiguration().profile == "a")
  }

  @Test("Advice repeats the options that choose identity and endpoint")
  func words() throws {
    let options = try ConnectionOptions.parse([
      "--profile", "a", "--region", "eu-west-1", "--endpoint-url", "http://x", "--debug",
    ])
    let recorder = options.makeConfiguration().interceptors.compactMap {
      $0 as? CallSubjectRecorder
    }
    #expect(
      recorder.first?.options
        == ["--profile", "a", "--region", "eu-west-1", "--endpoint-url", "http://x"])
  }

  @Test("No option switches the check of certificates off")
  func certificates() {
    let help = GetOperationCommand.helpMessage(columns: 200)
    #expect(help.contains("--ca-bundle"))
    #expect(!help.contains("verify"))
    #expect(!help.contains("insecure"))
  }
}
