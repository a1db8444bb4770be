import SsmSap

func stop(_ id: String, with client: SsmSapClient) async throws {
  guard let operation = try await client.stopApplication(applicationId: id).operationId else {
    return
  }
  for try await update in client.operationProgress(operationId: operation) {
    switch update {
    case .state(let state): print(state.status ?? "no status")
    case .event(let event): print(event.description ?? "")
    }
  }
  _ = try await client.waitForOperation(operationId: operation)
}

func failedOperations(of id: String, with client: SsmSapClient) async throws -> [String] {
  var failed: [String] = []
  for try await operation in client.listOperationsPages(applicationId: id).items
  where operation.status == .error {
    failed.append(operation.statusMessage ?? "no message")
  }
  return failed
}
