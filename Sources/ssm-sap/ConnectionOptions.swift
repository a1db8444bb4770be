import ArgumentParser
import SsmSap

/// The options that every command has: where to call.
struct ConnectionOptions: ParsableArguments {
  @Option(help: "The region to call, such as eu-central-1.")
  var region: String?

  @Option(help: ArgumentHelp("The endpoint to call instead of the region's.", valueName: "url"))
  var endpointURL: String?

  @Option(
    help: ArgumentHelp("How long a connection may take; 0 is without limit.", valueName: "seconds"))
  var cliConnectTimeout: UInt32 = 5

  @Option(
    help: ArgumentHelp("How long an answer may take; 0 is without limit.", valueName: "seconds"))
  var cliReadTimeout: UInt32 = 60

  func makeClient() -> SsmSapClient {
    var configuration = SsmSapConfiguration()
    if let region { configuration.region = StaticRegion(region) }
    if let endpointURL { configuration.endpoint = StaticEndpoint(url: endpointURL) }
    configuration.transportOptions.connectTimeout = Self.limit(cliConnectTimeout)
    configuration.transportOptions.timeout = Self.limit(cliReadTimeout)
    return SsmSapClient(configuration)
  }

  /// As with `aws`, 0 stands for no limit.
  private static func limit(_ seconds: UInt32) -> Duration {
    seconds == 0 ? .seconds(UInt32.max) : .seconds(seconds)
  }
}
