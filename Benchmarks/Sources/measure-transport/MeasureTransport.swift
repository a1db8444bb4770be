import ArgumentParser
import CCurlBaseline

/// Measures `CurlTransport` beside libcurl in C, in turns, against the same server on loopback.
@main
struct MeasureTransport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure-transport",
    abstract: "Measures CurlTransport beside libcurl in C.",
    discussion: """
      Prints the requests per second and the processor time of a request, sequentially and with 64 \
      requests in flight. `Scripts/benchmark-transport` starts a server and runs it.
      """)

  @Argument(help: "The host and port of an HTTP server on loopback.")
  var authority: String?

  @Flag(help: "Measure for a few seconds only, to show that the benchmark works.")
  var quick = false

  @Option(help: "Print the peak memory of this side only: C, ours or on-thread.")
  var memory: Side?

  @Option(help: "Run this side only, once, for a profiler: C, ours or on-thread.")
  var only: Side?

  @Option(help: "The number of requests in flight with `--memory` and `--only`.")
  var inFlight = 1

  @Option(help: "The number of requests with `--only`.")
  var requests = 10_000

  func run() async throws {
    if let memory { return try await Memory.measure(memory, inFlight: inFlight) }
    guard let authority else { throw ValidationError("Name the server, such as 127.0.0.1:8080.") }
    if let only { return try await runOnly(only, authority) }
    for inFlight in [1, 64] {
      // Turns of half a second, because the speed of a shared machine changes within seconds.
      let requests = quick ? 500 : inFlight == 1 ? 7_000 : 20_000
      let load = Load(inFlight: inFlight, requests: requests)
      print(try await Comparison(load, rounds: quick ? 2 : 27, authority: authority).text)
    }
  }

  private func runOnly(_ side: Side, _ authority: String) async throws {
    let turn = try await Load(inFlight: inFlight, requests: requests).run(
      side, authority: authority)
    print(turn.rate, "requests per second,", turn.processorTime, "us of processor time each")
  }
}
