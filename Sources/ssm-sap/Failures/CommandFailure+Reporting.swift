import ArgumentParser
import CommandSupport
import SsmSap
import SystemPackage

extension CommandFailure {
  /// Runs the work of a command, and prints its failure on standard error.
  ///
  /// - Throws: `ExitCode` after it has printed a failure.
  static func reporting(_ work: () async throws -> Void) async throws {
    let failure: CommandFailure
    do {
      return try await work()
    } catch let error as CommandFailure {
      failure = error
    } catch let error as CallError {
      let report = FailureReport(error)
      failure = CommandFailure(report.status, report.line)
    }
    let lines = ["ssm-sap: \(failure.message)"] + failure.advice
    let text = lines.map { "\($0.printable)\n" }.joined()
    try? await DetachedWriter(.standardError).write(text)
    throw ExitCode(failure.status.rawValue)
  }
}
