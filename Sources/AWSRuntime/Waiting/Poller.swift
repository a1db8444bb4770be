/// Starts waits with the client's clock and random numbers.
public struct Poller: Sendable {
  let clock: any MonotonicClock
  let random: @Sendable () -> Double

  /// Creates a poller.
  ///
  /// - Parameters:
  ///   - clock: Measures the time and sleeps.
  ///   - random: Returns a new random number from 0 to 1.
  public init(
    clock: any MonotonicClock = SystemMonotonicClock(),
    random: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
  ) {
    self.clock = clock
    self.random = random
  }

  /// Starts a wait.
  public func start(_ options: WaitOptions) -> Polling {
    Polling(options, self)
  }
}
