import Synchronization

/// The requests that a server is answering, and whether it is about to stop.
final class Exchanges: Sendable {
  private struct State {
    var count = 0
    var isStopping = false
  }

  private static let pollInterval = Duration.milliseconds(5)

  private let state = Mutex(State())

  /// Whether the server is about to stop.
  var isStopping: Bool { state.withLock { $0.isStopping } }

  /// Notes that a request has arrived.
  func begin() {
    state.withLock { $0.count += 1 }
  }

  /// Notes that a response has been written, or cannot be.
  func end() {
    state.withLock { $0.count -= 1 }
  }

  /// Notes that the server is about to stop.
  func stop() {
    state.withLock { $0.isStopping = true }
  }

  /// Waits until no request is being answered.
  ///
  /// - Returns: Whether that was so within the timeout.
  func finish(within timeout: Duration) async -> Bool {
    let deadline = ContinuousClock.now + timeout
    while state.withLock({ $0.count > 0 }) {
      guard ContinuousClock.now < deadline else { return false }
      try? await Task.sleep(for: Self.pollInterval)
    }
    return true
  }
}
