/// Measures and waits; nothing that sets the clock of the machine disturbs it.
public protocol MonotonicClock: Sendable {
  /// How much time has passed since some moment that never changes.
  func now() -> Duration

  /// Waits.
  ///
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  func sleep(for duration: Duration) async throws
}

/// The clock that goes on by itself.
public struct SystemMonotonicClock: MonotonicClock {
  private let start = ContinuousClock.now

  /// The clock; it starts at zero.
  public init() {}

  /// How much time has passed since the clock was made.
  public func now() -> Duration { ContinuousClock.now - start }

  /// Waits.
  public func sleep(for duration: Duration) async throws {
    try await ContinuousClock().sleep(for: duration)
  }
}
