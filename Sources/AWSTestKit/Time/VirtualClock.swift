public import AWSRuntime
import Synchronization

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A clock whose time advances only when a task sleeps or a test says so; sleeping returns at once.
///
/// A wait of an hour takes no time, and a test can read how long each sleep was. As a wall clock, it
/// shows the date at which it started plus the time that has passed.
public final class VirtualClock: MonotonicClock, WallClock {
  private let start: Date
  private let state = Mutex<(now: Duration, sleeps: [Duration])>((.zero, []))

  /// Creates a clock.
  ///
  /// - Parameter start: The date at which the clock starts; the start of 2026 by default.
  public init(startingAt start: Date = Date(timeIntervalSince1970: 1_767_225_600)) {
    self.start = start
  }

  /// The length of every sleep so far, in order.
  public var sleeps: [Duration] { state.withLock { $0.sleeps } }

  /// Returns the time that has passed since the clock started.
  public func now() -> Duration { state.withLock { $0.now } }

  /// Returns the date of the clock.
  public func now() -> Date { start.addingTimeInterval(state.withLock { $0.now } / .seconds(1)) }

  /// Advances the clock without a sleep.
  public func advance(by duration: Duration) {
    state.withLock { $0.now += duration }
  }

  /// Advances the clock by the duration and returns.
  ///
  /// - Throws: `CancellationError` if the task is cancelled.
  public func sleep(for duration: Duration) async throws {
    try Task.checkCancellation()
    state.withLock { state in
      state.now += duration
      state.sleeps.append(duration)
    }
  }
}
