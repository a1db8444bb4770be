import CCurlBaseline

/// Measures `CurlTransport` beside libcurl in C, turn by turn against the same loopback server.
///
///     measure-transport AUTHORITY [--quick]   requests a second, and processor time of a request
///     measure-transport --memory SIDE N     the peak of memory with N requests in flight
///     measure-transport --only SIDE sequential|N REQUESTS AUTHORITY   for profilers
///
/// A side is `C`, `ours` or `on-thread`.
@main
struct MeasureTransport {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("--memory", 3):
      guard let count = Int(arguments[2]) else { throw Usage() }
      try await Memory.measure(Side(arguments[1]), inFlight: count)
    case ("--only", 5):
      guard let requests = Int(arguments[3]) else { throw Usage() }
      let load = Load(inFlight: Int(arguments[2]) ?? 1, requests: requests)
      let turn = try await load.run(Side(arguments[1]), authority: arguments[4])
      print(turn.rate, "a second,", turn.processorTime, "us each")
    case (let authority?, _):
      let isQuick = arguments.contains("--quick")
      for inFlight in [1, 64] {
        // Turns of half a second: the speed of a machine that others use too changes in seconds.
        let requests = isQuick ? 500 : inFlight == 1 ? 7_000 : 20_000
        let load = Load(inFlight: inFlight, requests: requests)
        print(try await Comparison(load, rounds: isQuick ? 2 : 27, authority: authority).text)
      }
    default:
      throw Usage()
    }
  }
}

struct Usage: Error {}
