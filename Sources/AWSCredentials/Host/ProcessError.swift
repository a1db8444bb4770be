/// Why a process could not be run to its end.
public struct ProcessError: Error, Sendable, Hashable {
  /// What went wrong, without anything that the process printed.
  public var reason: String

  /// Whether the task that ran it was cancelled.
  public var isCancelled: Bool

  /// An error with a reason for a person.
  public init(_ reason: String, isCancelled: Bool = false) {
    self.reason = reason
    self.isCancelled = isCancelled
  }
}

extension ProcessError: CustomStringConvertible {
  /// The reason.
  public var description: String { reason }
}
