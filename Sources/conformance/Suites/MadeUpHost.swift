import AWSCredentials
import AWSRuntime
import AWSTestKit
import HTTPTransportAPI

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

  /// Fails every request as if nothing were reachable.
  static let noNetwork = StubTransport { _ throws(TransportError) in
    throw TransportError(.connect, "there is no network", requestMayHaveReachedServer: false)
  }

  static func make(
    variables: [String: String] = [:], files: [String: String] = [:],
    transport: any HTTPTransport = noNetwork, now: Date = early
  ) -> HostEnvironment {
    var host = HostEnvironment(transport: transport, variables: variables)
    host.homeDirectory = nil
    host.files = HostFiles(files)
    let clock = VirtualClock(startingAt: now)
    host.clock = clock
    host.monotonicClock = clock
    host.random = { 0.5 }
    return host
  }
}
