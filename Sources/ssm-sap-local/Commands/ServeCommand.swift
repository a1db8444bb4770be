import AWSSigV4
import ArgumentParser
import Foundation
import SsmSapLocal
import SsmSapModels

/// The command `ssm-sap-local serve`, the default subcommand.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serves on 127.0.0.1 until interrupted.")

  @Option(help: "The port to serve on; 0 picks a free one.")
  var port: UInt16 = 0

  @Option(help: "The address to serve on, a loopback address such as 127.0.0.1 or ::1.")
  var host = "127.0.0.1"

  @Flag(help: "Allow a host that other machines can reach.")
  var allowRemote = false

  @Option(
    help: ArgumentHelp(
      "The seconds by which the service's clock is ahead; negative if it is behind.",
      valueName: "seconds"))
  var clockOffset: Int = 0

  func run() async throws {
    let offset = Double(clockOffset)
    let seed = Seed(now: Date().addingTimeInterval(offset))
    let service = LocalService(
      operations: seed.operations, credentials: [Seed.credentials],
      now: { Date().addingTimeInterval(offset) })
    let signals = StopSignals()
    let address = try ServerAddress(host: host, port: port, isRemoteAllowed: allowRemote)
    let server = try await LoopbackServer.start(at: address, LocalResponder(service: service))
    try show(greeting(server.url, seed))
    await signals.wait()
    await server.stop()
  }

  private func greeting(_ url: String, _ seed: Seed) -> String {
    var lines = [
      "# SSM for SAP serves in memory on \(url). Stop it with Control-C.",
      "# In another shell:",
      "export AWS_ENDPOINT_URL_SSM_SAP=\(url)",
      "export AWS_REGION=eu-central-1 AWS_DEFAULT_REGION=eu-central-1",
      "export AWS_ACCESS_KEY_ID=\(Seed.credentials.accessKeyID)",
      "export AWS_SECRET_ACCESS_KEY=\(Seed.credentials.secretAccessKey)",
      "# Operations:",
    ]
    lines += seed.operations.map { "#   \($0.operation.id ?? "")  \(Seed.summary(of: $0))" }
    return lines.joined(separator: "\n")
  }
}
