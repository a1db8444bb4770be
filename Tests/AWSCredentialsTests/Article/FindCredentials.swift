import AWSCredentials
import AWSRuntime
import AWSSigV4
import HTTPTransportAPI

/// Returns the access key id, where it was found, and the region.
func whoAmI(over transport: any HTTPTransport) async throws -> String {
  let host = HostEnvironment(transport: transport)
  let found = try await DefaultCredentials(in: host).resolve()
  let region = try await DefaultRegion(in: host).region()
  return "\(found.credentials.accessKeyID) of \(found.sources.joined(separator: ", ")) in \(region)"
}
