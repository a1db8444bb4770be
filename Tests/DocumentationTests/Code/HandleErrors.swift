import SsmSap

func explain(_ id: String, with client: SsmSapClient) async -> String {
  do throws(CallError) {
    let output = try await client.getOperation(operationId: id)
    return output.operation?.statusMessage ?? "no message"
  } catch {
    if let invalid = error.modeled as? ValidationException { return invalid.message ?? "invalid" }
    return "\(error.kind) failed: \(error)"
  }
}
