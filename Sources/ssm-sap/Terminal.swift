import AWSJSON
import AWSShapes
import ArgumentParser
import SsmSap
import SystemPackage

/// Where results and failures are shown: results on standard output, as JSON; failures on one
/// line of standard error, with an exit status of their own.
struct Terminal {
  var output = FileDescriptor.standardOutput
  var diagnostics = FileDescriptor.standardError

  /// Shows what the call returns, or why it failed.
  ///
  /// - Throws: `ExitCode` after the failure was shown.
  func answer<Output: EncodableShape>(
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
    // As with `aws`, an answer without members is no output.
    guard text != Array("{}".utf8) else { return }
    text.append(UInt8(ascii: "\n"))
    try output.writeAll(text)
  }
}
