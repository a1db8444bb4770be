/// A clock for timeouts and pauses, which setting the machine's clock does not affect.
public protocol MonotonicClock: Sendable {
  /// Returns the time since a fixed moment in the past.
  func now() -> Duration

  /// Suspends the task for a time.
  ///
  /// - Throws: `CancellationError` at once when the task is cancelled.
  func sleep(for duration: Duration) async throws
}

/// The system's continuous clock.
public struct SystemMonotonicClock: MonotonicClock {
  private let start = ContinuousClock.now

  /// Creates a clock that starts at zero.
  public init() {}

  /// Returns the time since the clock was created.
  public func now() -> Duration { ContinuousClock.now - start }

  /// Suspends the task for a time.
  ///
  /// - Throws: `CancellationError` at once when the task is cancelled.
  public func sleep(for duration: Duration) async throws {
    try await ContinuousClock().sleep(for: duration)
  }
}
