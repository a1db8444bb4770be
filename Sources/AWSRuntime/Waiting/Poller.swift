/// Starts waits: the clock and the randomness that all waits of a client share.
public struct Poller: Sendable {
  let clock: any MonotonicClock
  let random: @Sendable () -> Double

  /// A poller.
  ///
  /// - Parameters:
  ///   - clock: Measures the time and sleeps.
  ///   - random: Answers with a number from 0 to 1, a new one each time.
  public init(
    clock: any MonotonicClock = SystemMonotonicClock(),
    random: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
  ) {
    self.clock = clock
    self.random = random
  }

  /// A wait that starts now.
  public func start(_ options: WaitOptions) -> Polling {
    Polling(options, self)
  }
}
