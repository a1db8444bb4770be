import ArgumentParser
import Testing

@testable import ssm_sap

@Suite("The command that follows an operation further")
struct FollowCommandTests {
  private func command(_ arguments: [String], _ work: FollowedWork) throws -> String {
    FollowCommand(connection: try ConnectionOptions.parse(arguments), environment: [:])
      .text(for: work)
  }

  @Test("It has the region of the operation's ARN, and the options that were given")
  func options() throws {
    let work = FollowSamples.work()
    #expect(
      FollowCommand(connection: nil, environment: [:]).text(for: work)
        == "ssm-sap watch \(FollowSamples.id) --region eu-central-1")
    #expect(
      try command(["--endpoint-url", "http://a?b&c"], work)
        == "ssm-sap watch \(FollowSamples.id) --region eu-central-1 "
        + "--endpoint-url 'http://a?b&c'")
    #expect(
      try command(["--region", "eu-west-1"], work)
        == "ssm-sap watch \(FollowSamples.id) --region eu-west-1")
  }

  @Test(
    "It repeats the profile of a variable, unless an option selects another",
    arguments: [
      (["AWS_PROFILE": "prod"], [], "AWS_PROFILE=prod "),
      (["AWS_PROFILE": "my prod", "AWS_DEFAULT_PROFILE": "dev"], [], "AWS_PROFILE='my prod' "),
      (["AWS_PROFILE": "", "AWS_DEFAULT_PROFILE": "dev"], [], "AWS_DEFAULT_PROFILE=dev "),
      (["AWS_PROFILE": "prod"], ["--profile", "dev"], ""), ([:], [], ""),
    ] as [([String: String], [String], String)])
  func profile(environment: [String: String], options: [String], assignment: String) throws {
    let connection = try ConnectionOptions.parse(options)
    let text = FollowCommand(connection: connection, environment: environment)
      .text(for: FollowSamples.work())
    #expect(text.hasPrefix("\(assignment)ssm-sap watch \(FollowSamples.id) --region eu-central-1"))
    #expect(text.hasSuffix("--profile dev") == !options.isEmpty)
  }

  @Test("An application that is being deregistered is looked at by its status")
  func deregistration() throws {
    #expect(try command([], FollowedWork(deregistrationOf: "A")) == "ssm-sap status A")
  }

  @Test(
    "Words of a shell are quoted if they need it",
    arguments: [
      ("abc-1.2:/x", "abc-1.2:/x"), ("", "''"), ("a b", "'a b'"), ("a'b", "'a'\\''b'"),
      ("$(x)", "'$(x)'"), ("ä", "'ä'"),
    ])
  func quotes(text: String, word: String) {
    #expect(text.shellWord == word)
  }
}
