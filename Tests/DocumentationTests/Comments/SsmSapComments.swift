import SsmSap

private func call(_ id: String) async throws {
  let client = SsmSapClient()
  let operation = try await client.getOperation(operationId: id).operation
  _ = operation
}

private func progress(_ client: SsmSapClient, _ id: String) async throws {
  for try await update in client.operationProgress(operationId: id) {
    switch update {
    case .state(let operation): print(operation.status ?? "")
    case .event(let event): print(event.description ?? "")
    }
  }
}
