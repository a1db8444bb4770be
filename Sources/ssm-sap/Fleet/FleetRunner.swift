import SsmSap

/// Runs work for many targets at once.
struct FleetRunner: Sendable {
  let targets: [FleetTarget]
  /// How many targets are worked for at the same time, at least one.
  let limit: Int
  /// Measures how long the work takes.
  let clock: any Clock<Duration>
  let work: @Sendable (FleetTarget) async -> FleetOutcome

  /// Runs the work for each target.
  ///
  /// A failure for one target does not keep the others from being worked for. After a cancellation,
  /// no further target is started.
  ///
  /// - Parameter onEnd: Is called for each target that was started, as they end.
  /// - Returns: The results in the order of the targets.
  /// - Throws: The error of `onEnd`, after which the rest is cancelled.
  func run(
    onEnd: (FleetResult) async throws -> Void
  ) async throws -> [FleetResult] {
    var results = targets.map { FleetResult(target: $0, outcome: .notStarted, duration: .zero) }
    try await withThrowingTaskGroup(of: (Int, FleetResult).self) { group in
      var next = 0
      func startNext() {
        guard next < targets.count, !Task.isCancelled else { return }
        let index = next
        next += 1
        group.addTask { (index, await result(for: targets[index])) }
      }
      for _ in 0..<max(limit, 1) { startNext() }
      while let (index, result) = try await group.next() {
        results[index] = result
        startNext()
        try await onEnd(result)
      }
    }
    return results
  }

  private func result(for target: FleetTarget) async -> FleetResult {
    var outcome = FleetOutcome.notStarted
    let duration = await clock.measure { outcome = await work(target) }
    return FleetResult(target: target, outcome: outcome, duration: duration)
  }
}
