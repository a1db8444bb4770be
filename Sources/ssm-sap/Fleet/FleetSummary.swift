/// What a fleet has reached, in words and as an exit status.
struct FleetSummary {
  private let results: [FleetResult]

  init(_ results: [FleetResult]) {
    self.results = results
  }

  private var failures: [FleetFailure] {
    results.compactMap { result in
      if case .failure(let failure) = result.outcome { failure } else { nil }
    }
  }

  private var successes: Int {
    results.count { result in
      if case .success = result.outcome { true } else { false }
    }
  }

  private var isInterrupted: Bool {
    results.contains { $0.outcome == .interrupted || $0.outcome == .notStarted }
  }

  /// The exit status: 0 if every target succeeded, 130 if the fleet was stopped, the status of the
  /// targets if all failed alike, and otherwise 43.
  var status: Int32 {
    if isInterrupted { return CommandStatus.interrupted.rawValue }
    guard let first = failures.first else { return 0 }
    let isCommon = successes == 0 && failures.allSatisfy { $0.status == first.status }
    return isCommon ? first.status : CommandStatus.partlyFailed.rawValue
  }

  /// The numbers of targets by outcome, such as `7 of 9 succeeded, 2 failed`.
  var text: String {
    var parts = ["\(successes) of \(results.count) succeeded"]
    let interrupted = results.count { $0.outcome == .interrupted }
    let notStarted = results.count { $0.outcome == .notStarted }
    if !failures.isEmpty { parts.append("\(failures.count) failed") }
    if interrupted > 0 { parts.append("\(interrupted) interrupted") }
    if notStarted > 0 { parts.append("\(notStarted) not started") }
    return parts.joined(separator: ", ")
  }

  /// The targets that did not succeed, by exit status, such as `failed with status 35: a eu-west-1`.
  var details: [String] {
    let statuses = Set(failures.map(\.status)).sorted()
    let failed = statuses.map { status in
      line("failed with status \(status)") { outcome in
        if case .failure(let failure) = outcome { failure.status == status } else { false }
      }
    }
    return
      (failed + [
        line("interrupted; what they started may go on") { $0 == .interrupted },
        line("not started") { $0 == .notStarted },
      ]).compactMap { $0 }
  }

  private func line(_ what: String, _ isMember: (FleetOutcome) -> Bool) -> String? {
    let targets = results.filter { isMember($0.outcome) }.map(\.target.description)
    return targets.isEmpty ? nil : "\(what): \(targets.joined(separator: ", "))"
  }
}
