import SsmSap

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The runs of an application's configuration checks.
struct CheckRuns: Sendable {
  let client: SsmSapClient
  let application: String
  /// The checks that were asked for, each once; empty for every check.
  let checks: [ConfigurationCheckType]

  /// Starts the checks.
  func start() async throws(CallError) -> [ConfigurationCheckOperation] {
    let output = try await client.startConfigurationChecks(
      StartConfigurationChecksInput(
        applicationId: application, configurationCheckIds: checks.isEmpty ? nil : checks))
    return output.configurationCheckOperations ?? []
  }

  /// Returns the newest finished run of each check, in the order of the checks' ids.
  func latestFinished() async throws(CallError) -> [ConfigurationCheckOperation] {
    let latest = try await list(.latestPerCheck)
    // Where the latest run of a check has not ended, an earlier one may have.
    let runs = latest.allSatisfy(\.hasEnded) ? latest : try await list(.allOperations)
    var newest: [String: ConfigurationCheckOperation] = [:]
    for run in runs where run.hasEnded && isWanted(run) {
      let id = run.configurationCheckId?.rawValue ?? ""
      if let other = newest[id], other.began >= run.began { continue }
      newest[id] = run
    }
    return newest.sorted { $0.key < $1.key }.map(\.value)
  }

  private func isWanted(_ run: ConfigurationCheckOperation) -> Bool {
    guard !checks.isEmpty else { return true }
    return run.configurationCheckId.map(checks.contains) ?? false
  }

  private func list(
    _ mode: ConfigurationCheckOperationListingMode
  ) async throws(CallError) -> [ConfigurationCheckOperation] {
    try await client.listConfigurationCheckOperationsPages(
      applicationId: application, listMode: mode
    ).allItems()
  }

  /// Returns a check for each one that has no run among some: of those that were asked for or,
  /// otherwise, of those that the service has.
  func missing(
    from runs: [ConfigurationCheckOperation]
  ) async throws(CallError) -> [ReportedCheck] {
    let present = runs.compactMap(\.configurationCheckId)
    if !checks.isEmpty, checks.allSatisfy(present.contains) { return [] }
    let definitions = try await client.listConfigurationCheckDefinitionsPages().allItems()
    guard checks.isEmpty else {
      return checks.filter { !present.contains($0) }.map { id in
        let definition = definitions.first { $0.id == id }
        return ReportedCheck(
          id: id.rawValue, name: definition?.name, description: definition?.description,
          state: .notRun(isRequested: true))
      }
    }
    return definitions.compactMap { definition in
      guard let id = definition.id, !present.contains(id) else { return nil }
      return ReportedCheck(
        id: id.rawValue, name: definition.name, description: definition.description,
        state: .notRun(isRequested: false))
    }
  }
}

extension ConfigurationCheckOperation {
  /// Whether nothing more will happen to it.
  var hasEnded: Bool { status == .success || status == .error }

  /// When it began, in seconds; before every other if that is not known.
  fileprivate var began: Double { startTime?.timeIntervalSince1970 ?? -.infinity }
}
