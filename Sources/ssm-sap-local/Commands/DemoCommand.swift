import AWSJSON
import ArgumentParser
import Foundation
import SsmSap
import SsmSapLocal

/// The command `ssm-sap-local demo`.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Follows an operation from INPROGRESS to SUCCESS over signed requests.")

  private static let duration = Duration.seconds(3)
  private static let pause = Duration.milliseconds(500)
  private static let deadline = Duration.seconds(30)

  func run() async throws {
    let scripted = Seed.demonstration(lasting: Self.duration)
    let service = LocalService(
      landscape: Landscape(regions: [Landscape.Region(operations: [scripted])]))
    let server = try await LoopbackServer.start(
      at: try ServerAddress(host: "127.0.0.1", port: 0), LocalResponder(service: service))
    try show("The service runs in memory and listens on \(server.url).")
    let client = makeClient(server.url)
    let output = try await follow(scripted.operation.id ?? "", with: client)
    try show(String(decoding: try JSONCodec().encode(output, layout: .indented), as: UTF8.self))
    await server.stop()
    guard output.operation?.status == .success else { throw ExitCode.failure }
  }

  private func makeClient(_ url: String) -> SsmSapClient {
    var configuration = ClientConfiguration()
    configuration.region = StaticRegion("eu-central-1")
    configuration.endpointResolver = StaticEndpoint(url: url)
    configuration.credentials = StaticCredentials(Seed.credentials)
    return SsmSapClient(configuration)
  }

  private func follow(_ id: String, with client: SsmSapClient) async throws -> GetOperationOutput {
    try show("Each line is a signed request over libcurl:")
    let start = ContinuousClock.now
    while true {
      let output = try await client.getOperation(operationId: id)
      let status = output.operation?.status
      let elapsed = start.duration(to: .now)
      try show(
        "  \(seconds(elapsed)) s  \(output.operation?.type ?? "")  \(status?.rawValue ?? "")")
      if status != .inprogress { return output }
      guard elapsed < Self.deadline else {
        throw ServerError("the operation did not end within \(Self.deadline / .seconds(1)) s")
      }
      try await Task.sleep(for: Self.pause)
    }
  }

  private func seconds(_ duration: Duration) -> String {
    String(format: "%4.1f", duration / .seconds(1))
  }
}
