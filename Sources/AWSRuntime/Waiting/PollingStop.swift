/// Why a wait is over before what it waits for has come.
public enum PollingStop: Error, Sendable {
  /// The time is over.
  case timedOut
  /// The task was cancelled.
  case cancelled
  /// A question failed in a way that will not pass.
  case failed(CallError)
}
