import AWSJSON
import AWSShapes
import SsmSap
import SystemPackage

/// The output of the command: results as JSON on standard output.
struct Terminal {
  var output = FileDescriptor.standardOutput

  /// Makes a call and prints its result.
  ///
  /// - Throws: ``CommandFailure`` if the call fails.
  func printResult<Output: EncodableShape>(
    _ call: () async throws(CallError) -> Output
  ) async throws {
    let result: Output
    do {
      result = try await call()
    } catch {
      throw CommandFailure(error)
    }
    var text = try JSONCodec().encode(result, layout: .indented)
    // As in the AWS CLI, a result without members prints nothing.
    guard text != Array("{}".utf8) else { return }
    text.append(UInt8(ascii: "\n"))
    try output.writeAll(text)
  }
}
