import CommandSupport

/// Stops a fleet when a signal asks the process to end.
enum FleetStop {
  /// Runs a body, and cancels it when a signal arrives. A second signal ends the process at once.
  static func run<Result: Sendable>(
    _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let signals = StopSignals(isTerminalLossCaught: true)
    defer { signals.release() }
    let task = Task { try await body() }
    let arrivals = signals.arrivals
    let watch = Task { for await _ in arrivals { task.cancel() } }
    defer { watch.cancel() }
    return try await task.value
  }
}
