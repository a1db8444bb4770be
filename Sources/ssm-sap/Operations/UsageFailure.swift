import ArgumentParser

/// A command line that was refused after it had been parsed. It is printed as the parser prints those
/// that it refuses itself.
struct UsageFailure: Error {
  let message: String
  let text: String

  /// Creates a failure.
  ///
  /// - Parameters:
  ///   - message: What is wrong.
  ///   - configuration: The configuration of the command.
  init(_ message: String, of configuration: CommandConfiguration) {
    self.message = message
    let name = "ssm-sap \(configuration.commandName ?? "")"
    text = """
      \(FailurePrinter.prefix)\(message)
      Usage: \(configuration.usage ?? name)
        See '\(name) --help' for more information.

      """
  }
}
