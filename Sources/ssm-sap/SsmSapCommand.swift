import ArgumentParser

/// The command `ssm-sap`.
struct SsmSapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ssm-sap",
    abstract: "Calls AWS Systems Manager for SAP.",
    discussion: """
      The region comes from the first of: --region, AWS_REGION, AWS_DEFAULT_REGION, the profile, \
      and the metadata of the EC2 instance.

      The credentials come from the first of: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (with \
      AWS_SESSION_TOKEN for temporary ones), the profile (keys, a role to assume, SSO, aws login, \
      a credential process), the container's role, and the EC2 instance's role. With --profile, the \
      profile comes first.

      The profile is the one of --profile or AWS_PROFILE, else "default", in ~/.aws/config and \
      ~/.aws/credentials. AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name other files.

      The endpoint is --endpoint-url, AWS_ENDPOINT_URL_SSM_SAP, AWS_ENDPOINT_URL or endpoint_url \
      of the profile, else the region's.

      The command 'ssm-sap config explain' shows what applies and where it comes from.

      The answer goes to standard output; failures, advice and progress go to standard error. The \
      exit statuses:

      \(exitStatuses)
      """,
    version: "0.1.0",
    subcommands: SsmSapCommands.all + [
      StatusCommand.self, WatchCommand.self, ChecksCommand.self, FleetCommand.self,
      SignCommand.self, VerifyCommand.self, ConfigCommand.self,
    ])

  /// The prefix of the argument parser's errors, the same as of all others.
  static let _errorPrefix = FailurePrinter.prefix

  private static var exitStatuses: String {
    CommandStatus.all.map { status, meaning in
      String(repeating: " ", count: 3 - "\(status)".utf8.count) + "\(status)  \(meaning)"
    }.joined(separator: "\n")
  }
}
