import CurlTransport
import SsmSap

/// Returns a client that acts as a role.
func client(actingAs roleARN: String) async throws -> SsmSapClient {
  let host = HostEnvironment(transport: try CurlTransport())
  let role = AssumeRoleCredentials(
    AssumedRole(arn: roleARN), source: DefaultCredentials(in: host),
    settings: try await ClientSettings(in: host))
  var configuration = ClientConfiguration()
  configuration.credentials = CachedCredentials(role, in: host)
  return SsmSapClient(configuration)
}
