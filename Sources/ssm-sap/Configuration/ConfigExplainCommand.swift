import ArgumentParser
import JMESPath
import SystemPackage

/// The command `ssm-sap config explain`.
struct ConfigExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows each setting of a call and where it comes from, without secrets.",
    discussion: """
      Sends no call. To find credentials and region, it may ask STS, IAM Identity Center or \
      instance metadata.
      """)

  @OptionGroup var output: OutputOptions

  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let settings = try await ConfigurationExplanation(connection).all
    guard output.output == nil else {
      let value = JSONValue.object([.init("Settings", .array(settings.map(\.json)))])
      try await ResultWriter(output).write(value, title: "Configuration")
      return
    }
    try await ResultOutput.standardOutput.write(ExplainedSetting.table(settings))
  }
}
