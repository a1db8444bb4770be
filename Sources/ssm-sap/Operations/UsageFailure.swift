import ArgumentParser
import SystemPackage

/// A command line that is refused after it was parsed, printed as the parser prints those that it
/// refuses itself.
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
      ssm-sap: \(message)
      Usage: \(configuration.usage ?? name)
        See '\(name) --help' for more information.

      """
  }

  /// Prints the failure and returns the exit status for a wrong command line.
  func reported() -> ExitCode {
    // Where standard error cannot be written, the status is all that is left to say.
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
    return .validationFailure
  }
}
