import Subprocess
import Synchronization
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A command line that the machine's shell runs.
///
/// The process stays in the process group of the program, as one that the AWS CLI runs: it can use
/// the terminal, and Control-C and `timeout` reach it. A signal to the group would therefore end
/// the program itself, so ``ProcessTree`` ends a process that takes too long.
final class LiveProcess: Sendable {
  /// More than any output with credentials.
  private static let largestOutput = 1 << 20

  private static let shell = FilePath("/bin/sh")

  private typealias Outcome = Result<ProcessOutput, ProcessError>

  private struct State {
    var identifier: Int32?
    var outcome: Outcome?
    var waiter: CheckedContinuation<Outcome, Never>?
  }

  private let state = Mutex(State())
  private let mark = ProcessTree.Mark(UUID().uuidString)

  /// Runs a command line until it ends, its time is up or the task is cancelled.
  @Sendable static func run(
    _ command: String, timeout: Duration
  ) async throws(ProcessError) -> ProcessOutput {
    let process = LiveProcess()
    // Not a child task: cancellation would end the shell alone, and its children would go on.
    Task { process.finish(await process.runToEnd(command)) }
    let limit = Task {
      try await Task.sleep(for: timeout)
      await process.stop(ProcessError("it did not end within \(timeout)"))
    }
    let outcome = await withTaskCancellationHandler {
      await process.outcome()
    } onCancel: {
      Task { await process.stop(ProcessError("it was stopped", isCancelled: true)) }
    }
    limit.cancel()
    return try outcome.get()
  }

  private func runToEnd(_ command: String) async -> Outcome {
    do {
      // Standard input and error are those of the program, so that the process can talk to a
      // person.
      let result = try await Subprocess.run(
        .path(Self.shell), arguments: ["-c", command],
        environment: .inherit.updating([.init(stringLiteral: ProcessTree.Mark.variable): mark.value]
        ),
        input: .currentStandardInput, output: .bytes(limit: Self.largestOutput),
        error: .currentStandardError
      ) { execution in
        await self.started(execution.processIdentifier.value)
      }
      return .success(
        ProcessOutput(
          exitStatus: Self.exitStatus(result.terminationStatus),
          standardOutput: result.standardOutput))
    } catch {
      return .failure(
        ProcessError("it cannot be run, or printed more than \(Self.largestOutput) bytes"))
    }
  }

  private static func exitStatus(_ status: TerminationStatus) -> Int32? {
    guard case .exited(let code) = status else { return nil }
    return code
  }
}

// MARK: End

extension LiveProcess {
  /// Waits until the process has ended or has been stopped.
  private func outcome() async -> Outcome {
    await withCheckedContinuation { continuation in
      let known = state.withLock { state in
        if state.outcome == nil { state.waiter = continuation }
        return state.outcome
      }
      if let known { continuation.resume(returning: known) }
    }
  }

  /// Keeps the outcome and returns `true`, unless there is one already.
  private func claim(_ outcome: Outcome) -> Bool {
    state.withLock { state in
      guard state.outcome == nil else { return false }
      state.outcome = outcome
      return true
    }
  }

  private func report(_ outcome: Outcome) {
    let waiter = state.withLock { state in
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume(returning: outcome)
  }

  private func finish(_ outcome: Outcome) {
    if claim(outcome) { report(outcome) }
  }

  /// Ends a process that was stopped before it had started.
  private func started(_ identifier: Int32) async {
    let isStopped = state.withLock { state in
      state.identifier = identifier
      return state.outcome != nil
    }
    if isStopped { await ProcessTree.kill(identifier, mark) }
  }

  /// Ends the process and its descendants, then reports why. What a process has left behind that
  /// ended in time goes on.
  private func stop(_ reason: ProcessError) async {
    // First, or the end of the process would count as its outcome.
    guard claim(.failure(reason)) else { return }
    await ProcessTree.kill(state.withLock { $0.identifier }, mark)
    report(.failure(reason))
  }
}
