/// How a process ended, and what it printed on standard output.
public struct ProcessOutput: Sendable {
  /// The status it exited with; nil when a signal ended it.
  public var exitStatus: Int32?

  /// What it printed. May hold secrets: it belongs in no log and no error.
  public var standardOutput: [UInt8]

  /// An output of these parts.
  public init(exitStatus: Int32?, standardOutput: [UInt8]) {
    self.exitStatus = exitStatus
    self.standardOutput = standardOutput
  }
}

extension ProcessOutput: CustomStringConvertible, CustomReflectable {
  /// How the process ended and how much it printed; never what.
  public var description: String {
    let end = exitStatus.map { "exit status \($0)" } ?? "ended by a signal"
    return "ProcessOutput(\(end), \(standardOutput.count) bytes)"
  }

  /// The description, for `dump` and debuggers.
  public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
