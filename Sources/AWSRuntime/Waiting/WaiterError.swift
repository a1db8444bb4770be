public import AWSShapes

/// The error of a wait that has not reached its goal.
public struct WaiterError: Error, Sendable {
  /// How the wait ended.
  public var kind: Kind

  /// The name of the operation that was polled, such as `DescribeTable`.
  public var operation: String

  /// The name of the waiter, such as `TableExists`.
  public var waiter: String

  /// The condition that the last poll satisfied, in words; `nil` if it satisfied none.
  public var acceptor: String?

  /// The state after the last poll; `nil` if it satisfied no condition.
  public var state: WaiterState?

  /// The values that the waiter's conditions read from the last output, such as
  /// `Table.TableStatus is "CREATING"`. Never contains a sensitive value.
  public var observations: [String] = []

  /// The last output; `nil` if no poll succeeded.
  public var lastOutput: (any DecodableShape & Sendable)?

  /// The number of polls.
  public var polls = 0

  /// The duration of the wait.
  public var elapsed: Duration = .zero

  /// The error of the last poll, if it failed.
  public var cause: CallError?

  /// Creates an error.
  public init(_ kind: Kind, operation: String, waiter: String) {
    self.kind = kind
    self.operation = operation
    self.waiter = waiter
  }
}

extension WaiterError {
  /// An end of a wait. More kinds may follow; treat an unknown one as a failure.
  public struct Kind: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name of the kind.
    public let rawValue: String

    /// Creates a kind from its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The name of the kind.
    public var description: String { rawValue }

    /// The goal cannot be reached any more.
    public static let failed = Kind(rawValue: "failed")
    /// The time limit was reached; the goal may still be reached later.
    public static let timeout = Kind(rawValue: "timeout")
    /// The task was cancelled.
    public static let cancelled = Kind(rawValue: "cancelled")
    /// A call failed in a way that the waiter does not expect and that will not pass.
    public static let call = Kind(rawValue: "call")
  }
}

extension WaiterError: CustomStringConvertible {
  /// The operation, the waiter, the end and the last state on one line.
  public var description: String {
    var text = "\(operation): the waiter \(waiter) \(ending)"
    if let acceptor { text += "; the last poll led to \(state?.rawValue ?? "?"): \(acceptor)" }
    if !observations.isEmpty { text += "; \(observations.joined(separator: ", "))" }
    if let cause { text += " (\(cause))" }
    return text
  }

  private var ending: String {
    switch kind {
    case .failed: "has failed after \(polls) polls"
    case .timeout: "has not ended after \(elapsed) and \(polls) polls"
    case .cancelled: "was cancelled after \(polls) polls"
    case .call: "cannot go on: poll \(polls) failed"
    default: "has ended: \(kind.rawValue)"
    }
  }
}
