/// The result of a wait that has reached its goal.
public struct WaiterResult<Output: Sendable>: Sendable {
  /// The last output; `nil` if the goal was an error, such as that of a thing which is gone.
  public var output: Output?

  /// The error that was the goal; `nil` if the goal was an output.
  public var error: CallError?

  /// The condition that the last poll satisfied, in words.
  public var acceptor: String

  /// The number of polls.
  public var polls: Int

  /// The duration of the wait.
  public var elapsed: Duration
}
