package import ArgumentParser
import Dispatch

extension AsyncParsableCommand {
  /// Runs the command with the arguments of the process, then ends the process.
  ///
  /// Call this from a synchronous `main`, so that missing standard streams are opened before the
  /// runtime of an asynchronous one can open descriptors of its own.
  ///
  /// - Parameter report: Prints a failure and returns the error that determines the exit status, such
  ///   as `ExitCode`. By default the argument parser prints it. The parameter is `nil` after a
  ///   success; what the closure returns is then ignored.
  package static func runProcess(
    reportingTo report: @escaping @Sendable ((any Error)?) async -> (any Error)? = { $0 }
  ) -> Never {
    StandardStreams.openMissing()
    Task {
      do {
        var command = try await asyncParseAsRoot()
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
      } catch {
        exit(withError: await report(error))
      }
      _ = await report(nil)
      exit()
    }
    dispatchMain()
  }
}
