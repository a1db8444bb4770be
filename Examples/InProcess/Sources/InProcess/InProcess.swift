import Foundation
import SsmSap
import SsmSapLocal

/// Asks a service in the same process how far an operation is, and prints the answer.
@main
struct InProcess {
  static func main() async throws {
    let id = "01234567-89ab-cdef-0123-456789abcdef"
    let keys = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "example")
    let service = LocalService(
      operations: [
        LocalOperation(
          Operation(id: id, type: "START_APPLICATION"), start: Date(), duration: .seconds(60),
          outcome: .success)
      ],
      credentials: [keys])
    var configuration = ClientConfiguration(transport: LocalTransport(service))
    configuration.region = StaticRegion("eu-central-1")
    configuration.credentials = StaticCredentials(keys)
    let output = try await SsmSapClient(configuration).getOperation(operationId: id)
    print(output.operation?.status?.rawValue ?? "no status")
  }
}
