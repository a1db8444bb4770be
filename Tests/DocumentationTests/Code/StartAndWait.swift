import SsmSap

/// Starts an application and returns when it runs.
func startAndWait(_ id: String, with client: SsmSapClient) async throws {
  let operation = try await client.startApplication(applicationId: id).operationId
  guard let operation else { return }
  _ = try await client.waitForOperation(
    operationId: operation, options: WaitOptions(timeout: .seconds(1800)))
}
