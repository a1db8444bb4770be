import ArgumentParser

/// The command `smithy-codegen`.
@main
struct SmithyCodegenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "smithy-codegen",
    abstract: "Makes Swift clients of services from their Smithy models.",
    discussion: """
      `smithy-codegen MODEL --output FOLDER` generates code; `smithy-codegen init MODEL --output \
      FOLDER` makes a whole package.
      """,
    subcommands: [GenerateCommand.self, InitCommand.self], defaultSubcommand: GenerateCommand.self)
}
