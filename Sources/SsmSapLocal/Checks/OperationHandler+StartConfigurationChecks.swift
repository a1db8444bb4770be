import SsmSapModels

extension OperationHandler {
  /// Starts configuration checks of a HANA application: the requested ones or, if none is named, every
  /// check that applies.
  ///
  /// All checks start or none does. An empty list of checks counts as none (inferred). A check in
  /// progress fails when a component of the application stops (inferred).
  mutating func startConfigurationChecks(
    _ input: StartConfigurationChecksInput
  ) throws(LocalFailure) -> StartConfigurationChecksOutput {
    let record = try application(input.applicationId)
    guard record.type == .hana else {
      throw .validation(
        "the application \(input.applicationId) is not a HANA application; configuration checks apply "
          + "to HANA only")
    }
    let system = try configuration(of: record)
    let checks = try checks(input.configurationCheckIds ?? [], for: system)
    try requireRunningComponents(of: record)
    try requireNoneInProgress(checks, of: input.applicationId)
    var runs: [CheckRun] = []
    for check in checks {
      runs.append(
        CheckRun(
          of: check, applicationID: input.applicationId, system: system, at: context.now,
          length: { context.clock.length(of: $0) }, ids: &ids))
    }
    for run in runs { state.checks.add(run) }
    return StartConfigurationChecksOutput(
      configurationCheckOperations: runs.map { $0.operationAtStart })
  }

  private func configuration(
    of record: ApplicationRecord
  ) throws(LocalFailure) -> SystemConfiguration {
    guard case .hana(let system)? = state.system(record.sid) else {
      throw .validation("the system \(record.sid) of the application \(record.id) was not found")
    }
    return SystemConfiguration(system, components: record.components)
  }

  /// Returns the checks with the ids, each once.
  private func checks(
    _ ids: [ConfigurationCheckType], for system: SystemConfiguration
  ) throws(LocalFailure) -> [ConfigurationCheck] {
    let hasSeveralNodes = system.nodes.count > 1
    guard !ids.isEmpty else {
      return ConfigurationCheck.all.filter { hasSeveralNodes || !$0.needsSeveralNodes }
    }
    for id in ids {
      guard let check = ConfigurationCheck.named(id) else {
        throw .validation("no configuration check has the id \(id)")
      }
      guard hasSeveralNodes || !check.needsSeveralNodes else {
        throw .validation("the check \(id) does not apply to a system of one node")
      }
    }
    return ConfigurationCheck.all.filter { ids.contains($0.id) }
  }

  private func requireRunningComponents(of record: ApplicationRecord) throws(LocalFailure) {
    let stopped = record.components.first { $0.status != .running }
    guard stopped == nil, !record.components.isEmpty else {
      let reason =
        stopped.map { "\($0.componentId ?? "") is \($0.status?.rawValue ?? "UNDEFINED")" }
        ?? "there are none"
      throw .validation(
        "configuration checks need all components of the application "
          + "\(record.id) to be RUNNING, but \(reason)")
    }
  }

  private func requireNoneInProgress(
    _ checks: [ConfigurationCheck], of applicationID: String
  ) throws(LocalFailure) {
    for run in state.checks.runs(of: applicationID)
    where !run.hasEnded(at: context.now)
      && checks.contains(where: { $0.id.rawValue == run.checkID })
    {
      throw .validation(
        "the check \(run.checkID) of the application \(applicationID) is already in progress: \(run.id)"
      )
    }
  }
}
