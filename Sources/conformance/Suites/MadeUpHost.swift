import AWSCredentials
import AWSRuntime
import HTTPTransportAPI
import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An environment of which nothing is the machine's: variables, files, clock and network of a
/// vector.
enum MadeUpHost {
  /// Before every date in the vectors, so that nothing of theirs has expired.
  static let early = Date(timeIntervalSince1970: 1_230_000_000)

  static func make(
    variables: [String: String] = [:], files: [String: String] = [:],
    transport: any HTTPTransport = NoNetwork(), now: Date = early
  ) -> HostEnvironment {
    var host = HostEnvironment(transport: transport, variables: variables)
    host.homeDirectory = nil
    host.files = HostFiles(files)
    host.clock = StoppedClock(date: now)
    host.monotonicClock = StoppedMonotonicClock()
    host.random = { 0.5 }
    return host
  }
}

/// Fails every request as if nothing were reachable.
struct NoNetwork: HTTPTransport {
  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    throw TransportError(.connect, "there is no network", requestMayHaveReachedServer: false)
  }
}

/// Always tells the same time.
private struct StoppedClock: WallClock {
  let date: Date

  func now() -> Date { date }
}

/// Never goes on, and waits for nothing.
private struct StoppedMonotonicClock: MonotonicClock {
  func now() -> Duration { .zero }

  func sleep(for duration: Duration) async throws {}
}
