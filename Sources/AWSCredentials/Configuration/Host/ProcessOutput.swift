/// The exit status of a process and its standard output.
public struct ProcessOutput: Sendable {
  /// The exit status, or `nil` if a signal ended the process.
  public var exitStatus: Int32?

  /// The output. It may contain secrets, so never put it into a log or an error.
  public var standardOutput: [UInt8]

  /// Creates an output.
  public init(exitStatus: Int32?, standardOutput: [UInt8]) {
    self.exitStatus = exitStatus
    self.standardOutput = standardOutput
  }
}

extension ProcessOutput: CustomStringConvertible, CustomReflectable {
  /// The exit status and the number of bytes, but not the output itself.
  public var description: String {
    let end = exitStatus.map { "exit status \($0)" } ?? "ended by a signal"
    return "ProcessOutput(\(end), \(standardOutput.count) bytes)"
  }

  /// A mirror with the description only.
  public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
