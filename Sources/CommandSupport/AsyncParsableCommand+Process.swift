package import ArgumentParser
import Dispatch

extension AsyncParsableCommand {
  /// Runs the command with the arguments of the process, then ends the process.
  ///
  /// Call this from a synchronous `main`. An asynchronous one opens descriptors before its body
  /// runs, which is too late to open missing standard streams.
  package static func runProcess() -> Never {
    StandardStreams.openMissing()
    Task {
      await main()
      exit()
    }
    dispatchMain()
  }
}
