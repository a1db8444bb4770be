import ArgumentParser
import CommandSupport
import Foundation
import NIOPosix
import SsmSapLocal

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

  @Flag(
    help: ArgumentHelp(
      "Allow a host that other machines can reach.",
      discussion: """
        Browsers reach the page only by the name or the address that --host names, so 0.0.0.0 is not \
        enough for those of other machines.
        """))
  var allowRemote = false

  @OptionGroup var options: ServiceOptions

  func run() async throws {
    let signals = StopSignals()
    let address = try ServerAddress(host: host, port: port, isRemoteAllowed: allowRemote)
    // Reading files and opening a database block their thread, which must not be one of Swift's pool.
    let (content, store) = try await NIOThreadPool.singleton.runIfActive { [options] in
      (try StartContent(options), try options.data.map { path in try SQLiteStore(path: path) })
    }
    let service = try await makeService(content, store)
    let responder = LocalResponder(service, allowedHosts: [address.hostInURL])
    let server = try await LoopbackServer.start(at: address, responder)
    try show(Greeting(server.url, content, options).text)
    await signals.wait()
    await server.stop()
    try await NIOThreadPool.singleton.runIfActive { try store?.close() }
  }

  private func makeService(
    _ content: StartContent, _ store: SQLiteStore?
  ) async throws -> LocalService {
    let clock = options.makeClock()
    let wording = options.constraintWording.constraintWording
    guard let store else {
      return LocalService(
        landscape: content.landscape, accessKeys: content.accessKeys, clock: clock,
        seed: options.seed, wording: wording, verifiesSignatures: options.verifySignatures)
    }
    return try await LocalService(
      landscape: content.landscape, accessKeys: content.accessKeys, clock: clock,
      seed: options.seed, wording: wording, verifiesSignatures: options.verifySignatures,
      store: store)
  }
}
