import SsmSap

func status(
  of id: String, with client: some SsmSapClientProtocol
) async throws -> OperationStatus? {
  try await client.getOperation(operationId: id).operation?.status
}

/// One client for the whole program: it keeps its connections.
let client = SsmSapClient()
