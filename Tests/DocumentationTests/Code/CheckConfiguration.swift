import SsmSap

/// Runs all checks of an application, and returns the descriptions of the rules that failed.
func failedRules(of id: String, with client: SsmSapClient) async throws -> [String] {
  let started = try await client.startConfigurationChecks(applicationId: id)
  let ids = (started.configurationCheckOperations ?? []).compactMap(\.id)
  _ = try await client.waitForConfigurationChecks(operationIds: ids)

  var failed: [String] = []
  for check in ids {
    for try await part in client.listSubCheckResultsPages(operationId: check).items {
      let rules = client.listSubCheckRuleResultsPages(subCheckResultId: part.id ?? "").items
      for try await rule in rules where rule.status == .failed {
        failed.append(rule.description ?? "")
      }
    }
  }
  return failed
}
