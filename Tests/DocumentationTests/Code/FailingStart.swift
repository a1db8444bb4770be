import SsmSap
import SsmSapLocal

/// Starts an application of which one component does not start, and returns why the start failed.
func failingStart() async throws -> String? {
  let service = LocalService(landscape: .multiNode, clock: LocalClock(.instant))
  var configuration = ClientConfiguration(transport: LocalTransport(service))
  configuration.region = StaticRegion("eu-central-1")
  configuration.credentials = StaticCredentials(AccessKey.example.credentials)
  let client = SsmSapClient(configuration)

  _ = try await client.stopApplication(applicationId: "ABAP-ECD")
  try service.faults.add(
    Fault(.componentFailure, component: "ECD-D12-ecdapp1", message: "The disk is full."))
  let start = try await client.startApplication(applicationId: "ABAP-ECD")
  let operation = try await client.getOperation(operationId: start.operationId ?? "")
  return operation.operation?.statusMessage
}
