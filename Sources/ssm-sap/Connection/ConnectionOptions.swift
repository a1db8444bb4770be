import ArgumentParser
import SsmSap

/// The options of every command: which endpoint to call, and for how long to wait.
struct ConnectionOptions: ParsableArguments {
  @Option(help: "The region to call, such as eu-central-1. Overrides environment and profile.")
  var region: String?

  @Option(help: ArgumentHelp("The endpoint URL to call instead of the region's.", valueName: "url"))
  var endpointURL: String?

  @Option(
    help: ArgumentHelp("The time limit for a connection; 0 means none.", valueName: "seconds"))
  var cliConnectTimeout: UInt32 = 5

  @Option(
    help: ArgumentHelp("The time limit for a response; 0 means none.", valueName: "seconds"))
  var cliReadTimeout: UInt32 = 60

  func makeClient() -> SsmSapClient {
    var configuration = ClientConfiguration()
    if let region { configuration.region = StaticRegion(region) }
    if let endpointURL { configuration.endpointURL = endpointURL }
    configuration.transportOptions.connectTimeout = Self.limit(cliConnectTimeout)
    configuration.transportOptions.timeout = Self.limit(cliReadTimeout)
    return SsmSapClient(configuration)
  }

  /// As in the AWS CLI, 0 means no limit.
  private static func limit(_ seconds: UInt32) -> Duration {
    seconds == 0 ? .seconds(UInt32.max) : .seconds(seconds)
  }
}
