import ArgumentParser

/// The command `ssm-sap-local`.
struct LocalCommand: AsyncParsableCommand {
  // Written out, because the generated usage does not show the options of the default subcommand.
  static let configuration = CommandConfiguration(
    commandName: "ssm-sap-local",
    abstract: "Runs AWS Systems Manager for SAP on this machine.",
    usage: """
      ssm-sap-local [serve] <options>
             ssm-sap-local demo
             ssm-sap-local seed <landscape> [--endpoint <url>]
      """,
    discussion: """
      Without a subcommand it serves, by default on a free port of 127.0.0.1, which it prints. The \
      options are those of serve, and 'ssm-sap-local help serve' explains them: --port, --host, \
      --allow-remote, --data, --landscape, --clock, --time-factor, --clock-offset, --seed, \
      --constraint-wording, --verify-signatures, --no-verify-signatures, --account, --access-keys.
      """,
    subcommands: [ServeCommand.self, DemoCommand.self, SeedCommand.self],
    defaultSubcommand: ServeCommand.self)
}
