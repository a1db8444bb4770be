import CTerminal
import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The signals that ask the process to stop, such as SIGINT after Control-C.
///
/// The first one is caught. A second one ends the process at once. A signal that the process was
/// started to ignore, as `nohup` does with SIGHUP, stays ignored.
package final class StopSignals {
  private let numbers: [Int32]
  private let sources: [any DispatchSourceSignal]

  /// An element for each signal that was caught.
  package let arrivals: AsyncStream<Void>

  /// Catches SIGINT and SIGTERM, and SIGHUP if asked to, from now on.
  ///
  /// - Parameter isTerminalLossCaught: Whether to catch SIGHUP, which tells that the terminal is gone.
  package init(isTerminalLossCaught: Bool = false) {
    let wanted = [SIGINT, SIGTERM] + (isTerminalLossCaught ? [SIGHUP] : [])
    let numbers = wanted.filter { cterminal_ignores($0) == 0 }
    let (arrivals, continuation) = AsyncStream<Void>.makeStream()
    self.numbers = numbers
    self.arrivals = arrivals
    sources = numbers.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        for number in numbers { signal(number, SIG_DFL) }
        continuation.yield()
      }
      source.resume()
      return source
    }
  }

  /// Waits for the first signal.
  package func wait() async {
    for await _ in arrivals { return }
  }

  /// Lets the signals end the process again.
  package func release() {
    for source in sources { source.cancel() }
    for number in numbers { signal(number, SIG_DFL) }
  }
}
