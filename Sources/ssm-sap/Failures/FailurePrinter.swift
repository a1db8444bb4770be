import AWSShapes
import ArgumentParser
import CommandSupport
import SsmSap
import SystemPackage

/// Prints the failures of all commands on standard error, and gives each its exit status.
struct FailurePrinter {
  var diagnostics = OrderedWriter.standardError

  /// The name before each failure.
  static let prefix = "ssm-sap: "

  /// Prints a failure.
  ///
  /// - Returns: The error that ends the process. The argument parser prints its own errors, and the
  ///   help, when it gets them.
  func report(_ error: (any Error)?) async -> (any Error)? {
    let ending = error.map(ending)
    await diagnostics.flush()
    return ending
  }

  /// Prints a warning.
  func warn(_ message: String) {
    diagnostics.write("\(Self.prefix)warning: \(message.printable)\n")
  }

  private func ending(_ error: any Error) -> any Error {
    if let usage = error as? UsageFailure {
      diagnostics.write(usage.text)
      return ExitCode.validationFailure
    }
    guard let failure = Self.failure(error) else { return usageError(error) }
    diagnostics.write(Self.text(of: failure))
    return ExitCode(failure.status.rawValue)
  }

  /// Returns the failure that an error stands for; `nil` for an error of the argument parser.
  static func failure(_ error: any Error) -> CommandFailure? {
    switch error {
    case is UsageFailure: return nil
    case let error as CommandFailure: return error
    case let error as CallError: return CommandFailure(error)
    case let error as WaitError: return CommandFailure(error)
    case let error as ConfigurationError: return CommandFailure(error)
    case let error as CredentialsError: return CommandFailure(error)
    case let error as RegionError: return CommandFailure(error)
    case let error as EndpointError: return CommandFailure(.endpoint, error.message)
    case let error as SigningError: return CommandFailure(.signing, "\(error)")
    case is CancellationError: return CommandFailure(.interrupted, "interrupted")
    case let error as Errno: return CommandFailure(.other, "a file cannot be written: \(error)")
    default: break
    }
    if error is ExitCode || error is CleanExit { return nil }
    guard SsmSapCommand.exitCode(for: error) == .failure else { return nil }
    return CommandFailure(.other, "\(error)")
  }

  /// Returns the failure on one line, and its advice below.
  static func text(of failure: CommandFailure) -> String {
    let lines = ["\(prefix)\(failure.message)"] + failure.advice.map { "  \($0)" }
    return lines.map { $0.printable + "\n" }.joined()
  }

  /// Adds what the parser does not say: it suggests options only where nothing else is missing, and no
  /// subcommands, and does not say that all options go after the subcommand.
  private func usageError(_ error: any Error) -> any Error {
    guard SsmSapCommand.exitCode(for: error) == .validationFailure else { return error }
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let unknown = SubcommandSuggestion(for: arguments, of: SsmSapCommand.self) {
      let help = "  See '\(unknown.parent) --help' for the subcommands."
      diagnostics.write("\(Self.prefix)\(unknown.description.printable)\n\(help)\n")
      return ExitCode.validationFailure
    }
    let isNamed = SsmSapCommand.message(for: error).utf8.starts(with: "Unknown option".utf8)
    if isNamed, arguments.first?.utf8.starts(with: "-".utf8) == true {
      diagnostics.write(
        "\(Self.prefix)options go after the subcommand: ssm-sap get-operation --profile NAME\n")
    }
    if !isNamed, let unknown = OptionSuggestion(for: arguments, of: SsmSapCommand.self) {
      diagnostics.write("\(Self.prefix)\(unknown.description.printable)\n")
    }
    return error
  }
}
