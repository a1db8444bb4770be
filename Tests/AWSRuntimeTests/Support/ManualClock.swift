import AWSRuntime
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A clock that moves when it is told to, or when something waits. Whoever waits for long waits
/// until cancelled: that is how a time-out looks that is not reached.
final class ManualClock: MonotonicClock, WallClock {
  private let isCancelled: Bool
  private let state = Mutex<(now: Duration, sleeps: [Duration])>((.zero, []))

  private let long: Duration

  init(isCancelled: Bool = false, long: Duration = .seconds(3600)) {
    self.isCancelled = isCancelled
    self.long = long
  }

  var sleeps: [Duration] { state.withLock { $0.sleeps } }

  func set(_ now: Duration) { state.withLock { $0.now = now } }

  func now() -> Duration { state.withLock { $0.now } }

  func now() -> Date {
    CallConfiguration.testDate.addingTimeInterval(state.withLock { $0.now } / .seconds(1))
  }

  func sleep(for duration: Duration) async throws {
    if isCancelled { throw CancellationError() }
    if duration >= long { return try await Task.sleep(for: .seconds(3600)) }
    state.withLock { state in
      state.now += duration
      state.sleeps.append(duration)
    }
  }
}
