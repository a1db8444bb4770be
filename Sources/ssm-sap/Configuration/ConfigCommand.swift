import ArgumentParser

/// The command `ssm-sap config`.
struct ConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Shows and checks the configuration.",
    subcommands: [ConfigExplainCommand.self, ConfigDoctorCommand.self])
}
