/// The reason why a wait ended before its goal.
public enum PollingStop: Error, Sendable {
  /// The time limit was reached.
  case timeout
  /// The task was cancelled.
  case cancelled
  /// A call failed in a way that will not pass.
  case failed(CallError)
}
