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
  ///
  /// - Parameters:
  ///   - isQuiet: Whether to show no progress.
  ///   - color: When to colour it. Lines that do not go to a terminal have no colours.
  static func process(isQuiet: Bool, color: ColorChoice) -> FollowSurroundings {
    let writer = OrderedWriter.standardError
    return FollowSurroundings(
      clock: SystemMonotonicClock(), now: { Date() },
      makeView: {
        if isQuiet { return QuietProgress() }
        guard let style = TerminalStyle.of(.standardError) else { return PlainProgress() }
        return TerminalProgress(color.applied(to: style)) { TerminalSize.of(.standardError) }
      },
      write: { try await writer.writeAll(Array($0.utf8)) },
      catchSignals: { CaughtSignals.ofProcess() })
  }
}
