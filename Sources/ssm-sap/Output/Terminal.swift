import AWSJSON
import AWSShapes
import ArgumentParser
import SsmSap
import SystemPackage

/// The output of the command: results as JSON on standard output, failures as one line on standard
/// error.
struct Terminal {
  var output = FileDescriptor.standardOutput
  var diagnostics = FileDescriptor.standardError

  /// Makes a call and prints its result or its failure.
  ///
  /// - Throws: `ExitCode` after it has printed a failure.
  func printResult<Output: EncodableShape>(
    _ call: () async throws(CallError) -> Output
  ) async throws {
    let result: Output
    do {
      result = try await call()
    } catch {
      let report = FailureReport(error)
      try diagnostics.writeAll("ssm-sap: \(report.line)\n".utf8)
      throw ExitCode(report.status.rawValue)
    }
    var text = try JSONCodec().encode(result, layout: .indented)
    // As in the AWS CLI, a result without members prints nothing.
    guard text != Array("{}".utf8) else { return }
    text.append(UInt8(ascii: "\n"))
    try output.writeAll(text)
  }
}
