import SsmSap

/// One client for the whole program: it keeps its connections.
let client = SsmSapClient()

func status(of id: String) async throws -> OperationStatus? {
  try await client.getOperation(operationId: id).operation?.status
}
