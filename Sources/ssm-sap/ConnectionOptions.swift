import ArgumentParser
import SsmSap

/// The options that every command has: where to call.
struct ConnectionOptions: ParsableArguments {
  @Option(help: "The region to call, such as eu-central-1.")
  var region: String?

  @Option(help: ArgumentHelp("The endpoint to call instead of the region's.", valueName: "url"))
  var endpointURL: String?

  func makeClient() -> SsmSapClient {
    var configuration = SsmSapConfiguration()
    if let region { configuration.region = StaticRegion(region) }
    if let endpointURL { configuration.endpoint = FixedEndpoint(url: endpointURL) }
    return SsmSapClient(configuration)
  }
}
