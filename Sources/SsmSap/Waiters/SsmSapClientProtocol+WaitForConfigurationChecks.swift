public import AWSClient
public import SsmSapModels

extension SsmSapClientProtocol {
  /// Waits until all of the configuration checks have succeeded.
  ///
  /// A check succeeds when it has run, whatever it found; see the counts of its rules. The wait ends
  /// when all checks have ended, even if one of them has failed.
  ///
  /// - Parameters:
  ///   - operationIds: The ids of the checks' operations, which `StartConfigurationChecks` returns.
  ///   - options: The time limit and the polling interval.
  /// - Returns: The checks in the order of the ids.
  /// - Throws: ``WaitError``: a failure when a check ends in `ERROR`, with the status message and
  ///   the failed events of the first such check, and the last state of all checks; a timeout;
  ///   cancellation; or the error of a call.
  public func waitForConfigurationChecks(
    operationIds: [String], options: WaitOptions = WaitOptions()
  ) async throws(WaitError) -> [ConfigurationCheckOperation] {
    var wait = Wait(
      "configuration checks \(operationIds.joined(separator: ", "))", poller.start(options),
      sighting: WaitError.Sighting.configurationChecks)
    var named: Set<String> = []
    let distinct = operationIds.filter { named.insert($0).inserted }
    var found: [String: ConfigurationCheckOperation] = [:]
    let isDecisive: ([ConfigurationCheckOperation]) -> Bool = { checks in
      checks.count == operationIds.count && checks.allSatisfy(\.hasEnded)
    }
    let checks = try await wait.run(until: isDecisive) { () throws(CallError) in
      for id in distinct where found[id]?.hasEnded != true {
        let input = GetConfigurationCheckOperationInput(operationId: id)
        let output = try await getConfigurationCheckOperation(input)
        found[id] = output.configurationCheckOperation ?? found[id]
      }
      return operationIds.compactMap { found[$0] }
    }
    guard let failed = checks.first(where: { $0.status == .error }) else { return checks }
    var failure = wait.failure(checks)
    if let id = failed.id { await addFailedEvents(of: id, to: &failure) }
    throw failure
  }
}

extension ConfigurationCheckOperation {
  /// Whether nothing more will happen to it.
  fileprivate var hasEnded: Bool { status == .success || status == .error }
}
