/// Whether a task that sends should wait for its response by itself, for a moment.
///
/// That spares two changes of threads where the server is as near as they take long: on the same
/// machine. A response that did not come in time has the next ones be waited for by the agent, the
/// more the more often that was so. One in a while is the agent's anyway, as a task that is never
/// suspended keeps others from its thread.
struct Patience {
  /// What is in time: some times what a change of threads takes. In nanoseconds.
  static let moment: Int64 = 200_000

  /// How long to wait at most. More than one tick of most kernels: a time-out that comes before the
  /// next tick has the processor's timer be set, and set back, which is 3 us of each request.
  static let longestWait: Int64 = 5_000_000

  private static let pauses = 16...1024

  /// How many in a row a task may wait for by itself.
  private static let longestRow = 100

  private var row = 0
  private var pause = 0
  private var requestsLeft = 0

  /// Asked once for each request that could be waited for.
  mutating func isWorthTrying() -> Bool {
    guard requestsLeft > 0 else { return true }
    requestsLeft -= 1
    return false
  }

  /// Takes note of what came of it.
  mutating func note(inTime: Bool) {
    guard inTime else {
      pause = min(max(pause * 2, Self.pauses.lowerBound), Self.pauses.upperBound)
      requestsLeft = pause
      row = 0
      return
    }
    pause = 0
    row = (row + 1) % Self.longestRow
    requestsLeft = row == 0 ? 1 : 0
  }
}
