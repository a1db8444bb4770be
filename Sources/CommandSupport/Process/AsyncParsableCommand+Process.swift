package import ArgumentParser
import Dispatch

extension AsyncParsableCommand {
  /// Runs the command with the arguments of the process, then ends the process.
  ///
  /// Call this from a synchronous `main`, so that missing standard streams are opened before the
  /// runtime of an asynchronous one can open descriptors of its own.
  package static func runProcess() -> Never {
    StandardStreams.openMissing()
    Task {
      await main()
      exit()
    }
    dispatchMain()
  }
}
