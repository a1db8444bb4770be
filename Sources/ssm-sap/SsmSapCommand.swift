import ArgumentParser

/// The command `ssm-sap`.
@main
struct SsmSapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ssm-sap",
    abstract: "Calls AWS Systems Manager for SAP.",
    discussion: """
      Region and credentials come from the environment: AWS_REGION or AWS_DEFAULT_REGION, \
      AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, if there is one, AWS_SESSION_TOKEN.
      """,
    version: "0.1.0",
    subcommands: [GetOperationCommand.self])
}
