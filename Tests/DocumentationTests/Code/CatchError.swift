import SsmSap

/// Returns whether an application is registered.
func isRegistered(_ id: String, with client: SsmSapClient) async throws(CallError) -> Bool {
  do throws(CallError) {
    _ = try await client.getApplication(applicationId: id)
    return true
  } catch {
    if error.modeled is ValidationException { return false }
    throw error
  }
}
