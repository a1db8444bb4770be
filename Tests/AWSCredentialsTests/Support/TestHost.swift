import AWSCredentials
import AWSTestKit
import HTTPTransportAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Environments that have nothing of this machine's.
enum TestHost {
  static let start = Date(timeIntervalSince1970: 1_800_000_000)

  /// Creates a clock that shows the date of these tests.
  static func clock() -> VirtualClock { VirtualClock(startingAt: start) }

  static func make(
    variables: [String: String] = [:], config: String = "", credentials: String = "",
    files: [String: String] = [:], transport: any HTTPTransport = StubTransport.unreachable(),
    clock: VirtualClock = TestHost.clock(), random: Double = 0.5
  ) -> HostEnvironment {
    var all = files
    all["/home/user/.aws/config"] = config
    all["/home/user/.aws/credentials"] = credentials
    var host = HostEnvironment(
      transport: transport,
      variables: ["HOME": "/home/user"].merging(variables) { $1 })
    host.homeDirectory = nil
    host.files = HostFiles(all)
    host.clock = clock
    host.monotonicClock = clock
    host.random = { random }
    host.runProcess = { _, _ throws(ProcessError) in
      throw ProcessError("this test runs no process")
    }
    return host
  }
}
