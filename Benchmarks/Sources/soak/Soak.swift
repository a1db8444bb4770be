import CCurlBaseline
import CurlTransport
import Foundation
import HTTPTransportAPI
import HTTPTypes

/// Sends many requests, 256 at a time, of which 1 % meet a fault and 5 % are cancelled, and fails
/// unless every call ended once, as expected, and nothing was leaked. Every other task is on the
/// transport's own executor. A twentieth as many go two at a time, and as many one at a time.
///
///     soak [REQUESTS]   100,000 unless given
///
/// It ends itself with a signal if that takes more than ten minutes. It does not check memory where
/// `SANITIZER` is set: a sanitizer keeps freed memory, and finds leaks itself.
@main
struct Soak {
  private static let inFlight = 256
  private static let secondsAtMost: UInt32 = 600
  /// A fifth of the requests warms up: what grows until every connection and handle was used.
  private static let warmUp = 5

  static func main() async throws {
    alarm(secondsAtMost)
    let requests = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
    let port = start_soak_server()
    guard port > 0 else { throw Failure("no server") }
    // What the runtime starts at its first use is there before anything is counted.
    let first = try makeTransport()
    try await soak(inFlight, over: first, port)
    await first.close()
    // Its thread is on its way out.
    try await Task.sleep(for: .milliseconds(100))

    let before = Resources()
    let transport = try makeTransport()
    let fresh = Resources()
    try await soak(requests / warmUp, over: transport, port)
    let warm = Resources()
    try await soak(requests - requests / warmUp, over: transport, port)
    try await soak(requests / 20, at: 2, over: transport, port)
    try await soak(requests / 20, at: 1, over: transport, port)
    let end = await Resources.settled { $0.threads <= warm.threads }
    await transport.close()
    let closed = await Resources.settled { $0.isWithin(before) }
    print("before:        \(before)\nafter warm-up: \(warm)\nat the end:    \(end)")
    print("closed:        \(closed)")

    // At most so many connections are kept, and nothing else holds a descriptor.
    guard end.descriptors <= fresh.descriptors + inFlight else { throw Failure("descriptors grow") }
    guard end.threads <= warm.threads else { throw Failure("threads grow") }
    if ProcessInfo.processInfo.environment["SANITIZER"] == nil {
      guard end.kibibytes < warm.kibibytes + warm.kibibytes / 10 else {
        throw Failure("memory grows")
      }
    }
    guard closed.isWithin(before) else {
      throw Failure("close leaves something: \(closed) instead of \(before)")
    }
    print("\(requests + requests / 10) requests, each answered once as expected; nothing is left")
  }

  private static func makeTransport() throws -> CurlTransport {
    var configuration = CurlTransportConfiguration()
    configuration.limits.connections = inFlight
    return try CurlTransport(configuration: configuration)
  }

  /// Sends so many requests, and sees to it that as many ended in each way as have to.
  private static func soak(
    _ requests: Int, at inFlight: Int = inFlight, over transport: CurlTransport, _ port: Int32
  ) async throws {
    let tally = try await withThrowingTaskGroup(of: Tally.self) { group in
      for number in 0..<inFlight {
        let executor = number.isMultiple(of: 2) ? nil : transport.executor
        group.addTask(executorPreference: executor) {
          var tally = Tally()
          for index in stride(from: number, to: requests, by: inFlight) {
            tally.count(try await Call(index).run(over: transport, port, on: executor))
          }
          return tally
        }
      }
      return try await group.reduce(into: Tally()) { $0.add($1) }
    }
    let expected = (0..<requests).reduce(into: Tally()) { $0.count(Call($1).expectedEnd) }
    guard tally == expected else { throw Failure("\(tally) instead of \(expected)") }
    print(tally)
  }
}

/// Something that should not be.
struct Failure: Error {
  let what: String

  init(_ what: String) { self.what = what }
}
