import CCurlBaseline
import CurlTransport
import Foundation
import HTTPTransportAPI
import HTTPTypes

/// Sends many requests, 256 at a time, of which 1 % meet a fault and 5 % are cancelled, and fails
/// unless every call was answered once, as expected, and nothing was leaked.
///
///     soak [REQUESTS]   100,000 unless given
@main
struct Soak {
  private static let inFlight = 256
  /// What grows until every connection and handle was used.
  private static let warmUp = 5

  static func main() async throws {
    let requests = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
    let port = start_soak_server()
    guard port > 0 else { throw Failure("no server") }
    let before = Resources()
    let transport = try CurlTransport()

    var tally = try await run(requests / warmUp, over: transport, port)
    let warm = Resources()
    tally.add(try await run(requests - requests / warmUp, over: transport, port))
    let end = Resources()
    print("answered \(tally.answered), failed \(tally.failed), cancelled \(tally.cancelled)")
    print("after warm-up: \(warm)\nat the end: \(end)")

    guard tally.total == requests else { throw Failure("\(tally.total) of \(requests) ended") }
    guard end.descriptors <= warm.descriptors + inFlight / 8 else { throw Failure("descriptors") }
    guard end.threads <= warm.threads + 2 else { throw Failure("threads") }
    guard end.kibibytes < warm.kibibytes + warm.kibibytes / 5 else { throw Failure("memory") }

    await transport.close()
    let closed = Resources()
    print("closed: \(closed)")
    // Some are the runtime's, which starts them at the first use.
    guard closed.descriptors <= before.descriptors + 8 else { throw Failure("descriptors left") }
  }

  private static func run(
    _ requests: Int, over transport: CurlTransport, _ port: Int32
  ) async throws -> Tally {
    try await withThrowingTaskGroup(of: Tally.self) { group in
      for number in 0..<inFlight {
        group.addTask {
          var tally = Tally()
          for index in stride(from: number, to: requests, by: inFlight) {
            tally.add(try await Call(index).run(over: transport, port))
          }
          return tally
        }
      }
      return try await group.reduce(into: Tally()) { $0.add($1) }
    }
  }
}

/// Something that should not be.
struct Failure: Error {
  let what: String

  init(_ what: String) { self.what = what }
}

/// How calls ended.
struct Tally {
  var answered = 0
  var failed = 0
  var cancelled = 0

  var total: Int { answered + failed + cancelled }

  mutating func add(_ other: Tally) {
    answered += other.answered
    failed += other.failed
    cancelled += other.cancelled
  }
}
