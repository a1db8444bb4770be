import CTerminal
import Dispatch
import Synchronization

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
  private let arrival = Arrival()

  /// A new stream with one element: once a signal has been caught, be it before or after this call.
  package var arrivals: AsyncStream<Void> { arrival.stream }

  /// Catches SIGINT and SIGTERM, and SIGHUP if asked to, from now on.
  ///
  /// - Parameter isTerminalLossCaught: Whether to catch SIGHUP, which tells that the terminal is gone.
  package init(isTerminalLossCaught: Bool = false) {
    let wanted = [SIGINT, SIGTERM] + (isTerminalLossCaught ? [SIGHUP] : [])
    let numbers = wanted.filter { cterminal_ignores($0) == 0 }
    self.numbers = numbers
    sources = numbers.map { [arrival] number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        for number in numbers { signal(number, SIG_DFL) }
        arrival.announce()
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

  /// Announces the first signal to all who wait, and to those who begin to wait later.
  private final class Arrival: Sendable {
    private struct State {
      var hasHappened = false
      var listeners: [AsyncStream<Void>.Continuation] = []
    }

    private let state = Mutex(State())

    var stream: AsyncStream<Void> {
      let (stream, continuation) = AsyncStream<Void>.makeStream()
      let hasHappened = state.withLock { state in
        if !state.hasHappened { state.listeners.append(continuation) }
        return state.hasHappened
      }
      if hasHappened { continuation.yield() }
      return stream
    }

    func announce() {
      let listeners = state.withLock { state in
        state.hasHappened = true
        defer { state.listeners = [] }
        return state.listeners
      }
      for listener in listeners { listener.yield() }
    }
  }
}
