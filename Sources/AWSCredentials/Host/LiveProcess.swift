import Subprocess
import SystemPackage

/// Runs command lines with the shell of the machine.
enum LiveProcess {
  /// More than any answer with credentials has.
  private static let largestOutput = 1 << 20

  private static let shell = FilePath("/bin/sh")

  @Sendable static func run(
    _ command: String, timeout: Duration
  ) async throws(ProcessError) -> ProcessOutput {
    // Whoever ends first, the process or the time, ends the other.
    let result = await withTaskGroup(
      of: Result<ProcessOutput, ProcessError>.self,
      returning: Result<ProcessOutput, ProcessError>.self
    ) { group in
      group.addTask { await runToEnd(command) }
      group.addTask {
        do {
          try await Task.sleep(for: timeout)
          return .failure(ProcessError("it did not end within \(timeout)"))
        } catch {
          return .failure(ProcessError("it was stopped", isCancelled: true))
        }
      }
      let first = await group.next()
      group.cancelAll()
      return first ?? .failure(ProcessError("it did not start"))
    }
    return try result.get()
  }

  private static func runToEnd(_ command: String) async -> Result<ProcessOutput, ProcessError> {
    do {
      // What the process prints on standard error is for the user to read: it goes there as it is.
      let result = try await Subprocess.run(
        .path(shell), arguments: ["-c", command], platformOptions: options, input: .none,
        output: .bytes(limit: largestOutput), error: .currentStandardError)
      return .success(
        ProcessOutput(
          exitStatus: exitStatus(result.terminationStatus),
          standardOutput: result.standardOutput))
    } catch {
      return .failure(
        Task.isCancelled
          ? ProcessError("it was stopped", isCancelled: true)
          : ProcessError("it cannot be run, or printed more than \(largestOutput) bytes"))
    }
  }

  private static var options: PlatformOptions {
    var options = PlatformOptions()
    // A group of its own, so that what the shell has started can be stopped with it.
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)
    ]
    return options
  }

  private static func exitStatus(_ status: TerminationStatus) -> Int32? {
    guard case .exited(let code) = status else { return nil }
    return code
  }
}
