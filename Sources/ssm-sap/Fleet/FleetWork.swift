import ArgumentParser
import CommandSupport
import SsmSap

/// The work of a fleet for one target: the command, parsed and run in this process.
struct FleetWork: Sendable {
  let commandLine: FleetCommandLine

  /// Reads the command line and the input for a target, so that a mistake is found before anything
  /// runs, and told once.
  func check(for target: FleetTarget) throws {
    let command = try SsmSapCommand.parseAsRoot(commandLine.arguments(for: target))
    do {
      _ = try (command as? any OperationCommand)?.members()
    } catch {
      throw ValidationError(error.description)
    }
  }

  /// Runs the command for a target, with a client of its own.
  func run(for target: FleetTarget) async -> FleetOutcome {
    let capture = ResultCapture()
    do {
      try await ResultCapture.$current.withValue(capture) {
        var command = try SsmSapCommand.parseAsRoot(commandLine.arguments(for: target))
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
      }
      return .success(capture.results)
    } catch {
      return Task.isCancelled ? .interrupted : .failure(FleetFailure(error))
    }
  }
}

extension FleetFailure {
  /// Creates the failure that an error of a command stands for.
  init(_ error: any Error) {
    if let failure = FailurePrinter.failure(error) {
      self.init(status: failure.status.rawValue, message: failure.message.printable)
    } else if let usage = error as? UsageFailure {
      self.init(status: CommandStatus.usage, message: usage.message.printable)
    } else {
      let status = SsmSapCommand.exitCode(for: error).rawValue
      let text = SsmSapCommand.message(for: error).printable
      self.init(status: status, message: text.isEmpty ? "exit status \(status)" : text)
    }
  }
}
