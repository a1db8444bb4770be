import SsmSap
import SsmSapLocal

/// Starts a HANA system on two nodes and prints each step as it happens.
///
/// `swift run --package-path Examples/StartWithProgress`. It talks to the local service in the same
/// process, on which a minute of AWS passes in a tenth of a second. To start a system on AWS, make the
/// client with `SsmSapClient()`.
@main
struct StartWithProgress {
  static func main() async throws {
    let clock = LocalClock(.instant)
    let client = localClient(at: clock)
    _ = try await client.stopApplication(applicationId: "HANA-PRD")
    clock.pace = .real(factor: 600)

    let start = try await client.startApplication(applicationId: "HANA-PRD")
    guard let operationId = start.operationId else { return print("nothing to start") }
    var options = WaitOptions(timeout: .seconds(30))
    options.shortestDelay = .milliseconds(20)
    options.longestDelay = .milliseconds(100)
    for try await update in client.operationProgress(operationId: operationId, options: options) {
      switch update {
      case .state(let operation): print("START_APPLICATION:", operation.status ?? "no status")
      case .event(let event): print(event.status ?? "", event.description ?? "")
      }
    }
  }

  /// A client of a service in this process.
  private static func localClient(at clock: LocalClock) -> SsmSapClient {
    let service = LocalService(landscape: .multiNode, clock: clock)
    var configuration = ClientConfiguration(transport: LocalTransport(service))
    configuration.region = StaticRegion("eu-central-1")
    configuration.credentials = StaticCredentials(AccessKey.example.credentials)
    return SsmSapClient(configuration)
  }
}
