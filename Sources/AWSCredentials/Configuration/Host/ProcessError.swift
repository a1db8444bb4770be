/// The reason why a process did not run to its end.
public struct ProcessError: Error, Sendable, Hashable {
  /// What went wrong, without any output of the process.
  public var reason: String

  /// Whether the task that ran the process was cancelled.
  public var isCancelled: Bool

  /// Creates an error.
  public init(_ reason: String, isCancelled: Bool = false) {
    self.reason = reason
    self.isCancelled = isCancelled
  }
}

extension ProcessError: CustomStringConvertible {
  /// The reason.
  public var description: String { reason }
}
