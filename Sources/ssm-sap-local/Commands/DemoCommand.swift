import ArgumentParser
import CommandSupport
import Foundation
import SsmSap
import SsmSapLocal

/// The command `ssm-sap-local demo`.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Registers, starts, checks and stops a HANA system, and shows a start that fails.",
    discussion: """
      The service runs in memory on a free port of 127.0.0.1 for as long as the story takes, about \
      half a minute. The project's own client makes the calls, in signed requests. On a terminal the \
      story is drawn in place, in colours unless NO_COLOR is set; elsewhere each change is a line. The \
      exit status is 0 if everything happened as the story tells.
      """)

  @Option(
    help: ArgumentHelp("How many times faster than on AWS the story runs.", valueName: "factor"))
  var timeFactor = 18.0

  func validate() throws {
    try LocalClock.checkFactor(timeFactor)
  }

  func run() async throws {
    let start = ContinuousClock.now
    let service = LocalService(
      landscape: DemoStory.landscape, clock: LocalClock(.real(factor: timeFactor)))
    let server = try await LoopbackServer.start(
      at: try ServerAddress(host: "127.0.0.1", port: 0), LocalResponder(service))
    let stage: any DemoStage =
      TerminalStyle.ofStandardOutput().map { TerminalStage($0) } ?? PlainStage()
    let story = DemoStory(makeClient(server.url), faults: service.faults, on: stage)
    try await stage.say("SSM for SAP runs in memory on \(server.url).")
    try await stage.say("Watch it in a browser: \(server.url)\(PageFile.root)")
    try await story.tell()
    let duration = (start.duration(to: .now) / .seconds(1)).formatted(
      .number.precision(.fractionLength(0)))
    try await stage.say(
      "\nEverything happened as planned, in \(duration) s. The last start failed on purpose.")
    await server.stop()
  }

  private func makeClient(_ url: String) -> SsmSapClient {
    var configuration = ClientConfiguration()
    configuration.region = StaticRegion("eu-central-1")
    configuration.endpointResolver = StaticEndpoint(url: url)
    configuration.credentials = StaticCredentials(AccessKey.example.credentials)
    return SsmSapClient(configuration)
  }
}
