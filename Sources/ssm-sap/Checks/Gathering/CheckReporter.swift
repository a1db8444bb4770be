import SsmSap

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Makes the report of an application's configuration checks.
struct CheckReporter {
  let runs: CheckRuns
  /// Starts runs.
  let start: () async throws -> [ConfigurationCheckOperation]
  /// Waits until the runs with some ids have ended, and returns them in that order, with success or
  /// not.
  let wait: ([String]) async throws -> [ConfigurationCheckOperation]
  /// Returns the current time.
  let now: () -> Date

  /// Runs the checks and returns their report.
  func reportOfNewRuns() async throws -> CheckReport {
    let started = try await start()
    guard !started.isEmpty else {
      throw CommandFailure(
        .checkFailed, "the service started no configuration check of \(runs.application)")
    }
    let ended = try await wait(started.compactMap(\.id))
    let missing = runs.checks.isEmpty ? [] : try await runs.missing(from: ended)
    return await report(ended, missing)
  }

  /// Returns the report of the newest finished runs.
  func reportOfLatestRuns() async throws -> CheckReport {
    let ended = try await runs.latestFinished()
    return await report(ended, try await runs.missing(from: ended))
  }

  private func report(
    _ ended: [ConfigurationCheckOperation], _ missing: [ReportedCheck]
  ) async -> CheckReport {
    let checks = await ResultGatherer(client: runs.client).checks(of: ended) + missing
    return CheckReport(
      application: runs.application, time: now(), checks: checks.sorted { $0.id < $1.id })
  }
}
