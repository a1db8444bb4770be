public import AWSRuntime
import Synchronization

/// A clock on which no time passes but what is slept, and that at once.
///
/// With it a wait of an hour takes no time, and its pauses can be looked at.
public final class VirtualClock: MonotonicClock {
  private let slept = Mutex<[Duration]>([])

  /// A clock at zero.
  public init() {}

  /// Every sleep so far, in order.
  public var sleeps: [Duration] { slept.withLock { $0 } }

  /// The sum of all sleeps.
  public func now() -> Duration {
    slept.withLock { $0.reduce(.zero, +) }
  }

  /// Lets the time pass.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  public func sleep(for duration: Duration) async throws {
    try Task.checkCancellation()
    slept.withLock { $0.append(duration) }
  }
}
