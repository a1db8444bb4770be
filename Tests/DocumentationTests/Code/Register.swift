import SsmSap

/// Registers a HANA database and returns its components.
func register(
  _ id: String, on instance: String, secret: String, with client: SsmSapClient
) async throws -> [String] {
  let credentials = ApplicationCredential(
    databaseName: "HDB/SYSTEMDB", credentialType: .admin, secretId: secret)
  let registration = try await client.registerApplication(
    applicationId: id, applicationType: .hana, instances: [instance], sapInstanceNumber: "00",
    sid: "HDB", credentials: [credentials])
  guard let operation = registration.operationId else { return [] }
  _ = try await client.waitForOperation(operationId: operation)
  return try await client.getApplication(applicationId: id).application?.components ?? []
}
