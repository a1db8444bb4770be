import ArgumentParser

/// The command `ssm-sap-local`.
@main
struct LocalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ssm-sap-local",
    abstract: "AWS Systems Manager for SAP in memory, on this machine only.",
    subcommands: [ServeCommand.self, DemoCommand.self],
    defaultSubcommand: ServeCommand.self)
}
