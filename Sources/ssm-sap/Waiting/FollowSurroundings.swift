import CommandSupport
import SsmSap
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a follower needs of the process that it runs in.
struct FollowSurroundings: Sendable {
  /// Measures the deadline and the pauses between redraws.
  var clock: any MonotonicClock
  /// Returns the date, for how long work has taken.
  var now: @Sendable () -> Date
  /// Creates the view of the progress.
  var makeView: @Sendable () -> any ProgressView
  /// Writes to standard error.
  var write: @Sendable (String) async throws -> Void
  /// Begins to catch the signals that ask the process to stop.
  var catchSignals: @Sendable () -> CaughtSignals

  /// Returns those of this process.
  static func process(isQuiet: Bool) -> FollowSurroundings {
    let writer = OrderedWriter.standardError
    return FollowSurroundings(
      clock: SystemMonotonicClock(), now: { Date() },
      makeView: {
        if isQuiet { return QuietProgress() }
        guard let style = TerminalStyle.of(.standardError) else { return PlainProgress() }
        return TerminalProgress(style) { TerminalSize.of(.standardError) }
      },
      write: { try await writer.writeAll(Array($0.utf8)) },
      catchSignals: {
        // Who captures the results catches the signals too, and then cancels the task.
        guard ResultCapture.current == nil else { return CaughtSignals.none }
        let signals = StopSignals(isTerminalLossCaught: true)
        return CaughtSignals(arrivals: signals.arrivals) { signals.release() }
      })
  }
}

/// Signals that are caught instead of ending the process.
struct CaughtSignals {
  /// No signals.
  static var none: CaughtSignals { CaughtSignals(arrivals: AsyncStream { _ in }, release: {}) }

  let arrivals: AsyncStream<Void>
  /// Lets the signals end the process again.
  let release: () -> Void
}
