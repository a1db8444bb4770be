public import AWSRuntime
import Synchronization

/// A clock whose time advances only when a task sleeps; sleeping returns at once.
///
/// A wait of an hour takes no time, and a test can read how long each sleep was.
public final class VirtualClock: MonotonicClock {
  private let slept = Mutex<[Duration]>([])

  /// Creates a clock that starts at zero.
  public init() {}

  /// The length of every sleep so far, in order.
  public var sleeps: [Duration] { slept.withLock { $0 } }

  /// The sum of all sleeps.
  public func now() -> Duration {
    slept.withLock { $0.reduce(.zero, +) }
  }

  /// Advances the clock by the duration and returns.
  ///
  /// - Throws: `CancellationError` if the task is cancelled.
  public func sleep(for duration: Duration) async throws {
    try Task.checkCancellation()
    slept.withLock { $0.append(duration) }
  }
}
