import AWSRuntime
import AWSSigV4
import AWSTestKit

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension CallConfiguration {
  /// The date of the tests' clocks: 30 August 2015, 12:36:00.
  static let testDate = Date(timeIntervalSince1970: 1_440_938_160)

  /// Everything that is needed to call over a transport.
  static func test(_ transport: StubTransport) -> CallConfiguration {
    var configuration = CallConfiguration(
      wireProtocol: PlainProtocol(), transport: transport, region: StaticRegion("eu-central-1"),
      endpoint: RegionalEndpoint(),
      credentials: StaticCredentials(Credentials(accessKeyID: "AKID", secretAccessKey: "s3cret")),
      userAgent: UserAgent("tests/1"))
    configuration.clock = VirtualClock(startingAt: testDate)
    return configuration
  }
}
