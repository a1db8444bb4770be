import ArgumentParser
import SystemPackage

/// A command line that was refused after it had been parsed, printed as the parser prints those that
/// it refuses itself.
struct UsageFailure {
  private let text: String

  /// Creates a failure.
  ///
  /// - Parameters:
  ///   - message: What is wrong.
  ///   - configuration: The configuration of the command.
  init(_ message: String, of configuration: CommandConfiguration) {
    let name = "ssm-sap \(configuration.commandName ?? "")"
    text = """
      Error: \(message)
      Usage: \(configuration.usage ?? name)
        See '\(name) --help' for more information.

      """
  }

  /// Prints the failure and throws the exit status for a wrong command line.
  func report() throws -> Never {
    try Terminal().diagnostics.writeAll(text.utf8)
    throw ExitCode.validationFailure
  }
}
