import SsmSap
import SsmSapLocal

func makeTestClient(at clock: LocalClock) -> SsmSapClient {
  let service = LocalService(landscape: .multiNode, accessKeys: [.example], clock: clock)
  var configuration = ClientConfiguration(transport: LocalTransport(service))
  configuration.region = StaticRegion("eu-central-1")
  configuration.credentials = StaticCredentials(AccessKey.example.credentials)
  return SsmSapClient(configuration)
}
