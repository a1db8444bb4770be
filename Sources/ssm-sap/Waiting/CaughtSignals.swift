import CommandSupport

/// Signals that are caught instead of ending the process.
struct CaughtSignals {
  /// No signals.
  static var none: CaughtSignals { CaughtSignals(arrivals: { AsyncStream { _ in } }, release: {}) }

  /// Returns a stream with an element once a signal has arrived, be it before or after this call.
  let arrivals: () -> AsyncStream<Void>
  /// Lets the signals end the process again.
  let release: () -> Void

  /// Begins to catch the signals that ask this process to stop.
  static func ofProcess() -> CaughtSignals {
    // Who captures the results catches the signals too, and then cancels the task.
    guard ResultCapture.current == nil else { return none }
    let signals = StopSignals(isTerminalLossCaught: true)
    return CaughtSignals(arrivals: { signals.arrivals }, release: { signals.release() })
  }
}
