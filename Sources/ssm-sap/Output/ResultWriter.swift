import AWSJSON
import JMESPath
import SystemPackage

/// Prints the result of a command on standard output.
struct ResultWriter {
  private let options: OutputOptions
  private let output: FileDescriptor

  init(_ options: OutputOptions, output: FileDescriptor = .standardOutput) throws {
    self.options = options
    self.output = output
  }

  /// Prints a result. As in the AWS CLI, a result without members prints nothing.
  ///
  /// - Parameters:
  ///   - value: The result.
  ///   - title: The name of the operation, which the table format prints.
  func write(_ value: JSONValue, title: String) throws {
    guard value != .object([]) else { return }
    try output.writeAll(try JSONCodec().encode(value.document, layout: .indented) + [10])
  }
}
