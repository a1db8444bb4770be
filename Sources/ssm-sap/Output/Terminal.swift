import ArgumentParser
import SsmSap
import SystemPackage

/// Prints failures on standard error.
struct Terminal {
  var diagnostics = FileDescriptor.standardError

  /// Makes a call and returns its result, or prints its failure.
  ///
  /// - Throws: `ExitCode` after it has printed a failure.
  func result<Output>(_ call: () async throws(CallError) -> Output) async throws -> Output {
    do {
      return try await call()
    } catch {
      let report = FailureReport(error)
      throw exit(after: CommandFailure(report.status, report.line))
    }
  }

  /// Prints a failure and returns the status to end with.
  func exit(after failure: CommandFailure) -> ExitCode {
    let lines = ["ssm-sap: \(failure.message)"] + failure.advice
    // Where standard error cannot be written either, the status is all that is left to say.
    _ = try? diagnostics.writeAll((lines.joined(separator: "\n") + "\n").utf8)
    return ExitCode(failure.status.rawValue)
  }
}
