import ArgumentParser

/// The command `ssm-sap-local`.
struct LocalCommand: AsyncParsableCommand {
  // Written out, because the generated usage does not show the options of the default subcommand.
  static let configuration = CommandConfiguration(
    commandName: "ssm-sap-local",
    abstract: "Runs AWS Systems Manager for SAP in memory, on this machine only.",
    usage: """
      ssm-sap-local [serve] [--port <port>] [--host <host>] [--allow-remote] [--clock-offset <seconds>]
             ssm-sap-local demo
      """,
    discussion: """
      Without a subcommand it serves. --port is the port of 127.0.0.1 to serve on; by default a \
      free one is picked and printed. 'ssm-sap-local help serve' explains all options.
      """,
    subcommands: [ServeCommand.self, DemoCommand.self],
    defaultSubcommand: ServeCommand.self)
}
