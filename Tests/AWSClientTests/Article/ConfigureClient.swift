import AWSClient

/// Configures a client of any service: what is not set is found on the machine.
func makeClient<Client: ServiceClient>(_ type: Client.Type, in region: String) -> Client {
  var configuration = ClientConfiguration()
  configuration.region = StaticRegion(region)
  configuration.callTimeout = .seconds(20)
  configuration.maximumAttempts = 5
  return Client(configuration)
}
