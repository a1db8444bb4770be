import SsmSap

/// Prints every application with its type.
func printApplications(of client: SsmSapClient) async throws {
  for try await application in client.listApplicationsPages().items {
    print(application.id ?? "?", application.type?.rawValue ?? "?")
  }
}
