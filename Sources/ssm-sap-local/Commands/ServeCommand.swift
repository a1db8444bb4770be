import AWSSigV4
import ArgumentParser
import Foundation
import SsmSapLocal
import SsmSapModels

/// The command `ssm-sap-local serve`, the default subcommand.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serves on this machine until interrupted.",
    discussion: """
      Control-C or SIGTERM stops it: requests that have begun are answered first. A second \
      Control-C does not wait for them.
      """)

  @Option(help: "The port to serve on; 0 picks a free one.")
  var port: UInt16 = 0

  @Option(help: "The address to serve on, a loopback address such as 127.0.0.1 or ::1.")
  var host = "127.0.0.1"

  @Flag(help: "Allow a host that other machines can reach.")
  var allowRemote = false

  @OptionGroup var options: ServiceOptions

  func run() async throws {
    let signals = StopSignals()
    let address = try ServerAddress(host: host, port: port, isRemoteAllowed: allowRemote)
    let seed = Seed(now: Date().addingTimeInterval(Double(options.clockOffset)))
    let store = try options.data.map { path in try SQLiteStore(path: path) }
    let service = try await makeService(Landscape(regions: [seed.region]), store)
    let server = try await LoopbackServer.start(
      at: address, LocalResponder(service: service, hosts: [host]))
    try show(greeting(server.url, seed))
    await signals.wait()
    await server.stop()
    try store?.close()
  }

  private func makeService(
    _ landscape: Landscape, _ store: SQLiteStore?
  ) async throws -> LocalService {
    let keys = try options.makeAccessKeys()
    guard let store else {
      return LocalService(
        landscape: landscape, accessKeys: keys, clock: options.makeClock(), seed: options.seed,
        wording: options.constraintWording.constraintWording)
    }
    return try await LocalService(
      landscape: landscape, accessKeys: keys, clock: options.makeClock(), seed: options.seed,
      wording: options.constraintWording.constraintWording, store: store)
  }

  private func greeting(_ url: String, _ seed: Seed) -> String {
    var lines = [
      "# SSM for SAP serves in memory on \(url). Stop it with Control-C.",
      "# Watch and control it in a browser: \(url)\(PageFile.root)",
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
