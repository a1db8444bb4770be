import SsmSap
import SsmSapLocal

func makeTestClient(holding operations: [LocalOperation], keys: Credentials) -> SsmSapClient {
  let service = LocalService(operations: operations, credentials: [keys])
  var configuration = ClientConfiguration(transport: LocalTransport(service))
  configuration.region = StaticRegion("eu-central-1")
  configuration.credentials = StaticCredentials(keys)
  return SsmSapClient(configuration)
}
