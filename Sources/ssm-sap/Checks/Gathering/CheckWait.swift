import SsmSap

/// Waits for runs of configuration checks.
struct CheckWait {
  let client: SsmSapClient

  /// Returns the runs with some ids once they have ended, with success or not.
  ///
  /// - Throws: `WaitError` for a timeout, a cancellation or a failed call.
  func untilEnd(_ ids: [String]) async throws -> [ConfigurationCheckOperation] {
    do throws(WaitError) {
      return try await client.waitForConfigurationChecks(operationIds: ids)
    } catch {
      // A check that has ended in `ERROR` is shown beside the others.
      guard error.kind == .failed, case .configurationChecks(let runs)? = error.lastSeen else {
        throw error
      }
      return runs
    }
  }
}
