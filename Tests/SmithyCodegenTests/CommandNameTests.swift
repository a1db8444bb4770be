import Testing

@testable import smithy_codegen

@Suite("Names on the command line")
struct CommandNameTests {
  /// Names of models and what botocore 1.43 makes of them.
  static let names = [
    ("ApplicationId", "application-id"), ("resourceArn", "resource-arn"),
    ("IncludeEc2InstanceShutdown", "include-ec2-instance-shutdown"),
    ("SapInstanceNumber", "sap-instance-number"), ("ResourceARNs", "resource-arns"),
    ("VPCId", "vpc-id"), ("ABcDe", "a-bc-de"), ("already-split", "already-split"), ("ID", "id"),
    ("GetSSOToken2FA", "get-sso-token2-fa"), ("Sid", "sid"),
  ]

  @Test("Names are those of the AWS CLI", arguments: names)
  func areThoseOfTheCLI(name: String, option: String) {
    #expect(CommandName.kebab(name) == option)
  }
}
