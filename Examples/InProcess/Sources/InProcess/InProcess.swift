import Foundation
import SsmSap
import SsmSapLocal

/// Stops an application of a service in the same process, and prints how far the operation is.
@main
struct InProcess {
  static func main() async throws {
    let service = LocalService(landscape: .multiNode)
    var configuration = ClientConfiguration(transport: LocalTransport(service))
    configuration.region = StaticRegion("eu-central-1")
    configuration.credentials = StaticCredentials(AccessKey.example.credentials)
    let client = SsmSapClient(configuration)
    let id = try await client.stopApplication(applicationId: "ABAP-ECD").operationId ?? ""
    let output = try await client.getOperation(operationId: id)
    print(output.operation?.status?.rawValue ?? "no status")
  }
}
