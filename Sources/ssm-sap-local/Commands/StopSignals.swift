import Foundation

/// The signals that ask the process to stop: SIGINT, as of Control-C, and SIGTERM.
///
/// The first one is caught. A second one ends the process at once.
final class StopSignals {
  private static let numbers = [SIGINT, SIGTERM]

  private let sources: [any DispatchSourceSignal]
  private let arrivals: AsyncStream<Void>

  /// Catches the signals from now on.
  init() {
    let (arrivals, continuation) = AsyncStream<Void>.makeStream()
    self.arrivals = arrivals
    self.sources = Self.numbers.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        for number in Self.numbers { signal(number, SIG_DFL) }
        continuation.yield()
      }
      source.resume()
      return source
    }
  }

  /// Waits for the first signal.
  func wait() async {
    for await _ in arrivals { return }
  }
}
