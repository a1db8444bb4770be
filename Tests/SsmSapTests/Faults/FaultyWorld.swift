import AWSTestKit
import HTTPTransportAPI
import SsmSap
import SsmSapLocal

/// A local service and a client of it. They share a clock, which advances by sleeping only.
struct FaultyWorld: Sendable {
  static let application = "HANA-PRD"

  let clock = VirtualClock()
  let service: LocalService
  let client: SsmSapClient

  /// Creates a service with one HANA system of two nodes.
  ///
  /// - Parameter status: The status of the system's application; `nil` if none is registered.
  init(_ status: ApplicationStatus?, seed: UInt64 = 1) {
    let clock = clock
    let hosts = [
      HANAHost(name: "prdhana1", instanceID: "i-0b1c2d3e4f5061728"),
      HANAHost(name: "prdhana2", instanceID: "i-0c1d2e3f405162738"),
    ]
    let system = HANASystem(
      sid: "PRD", hosts: hosts, replication: HANAReplication(), hasPacemaker: true)
    let applications = status.map {
      [LandscapeApplication(id: Self.application, sid: "PRD", status: $0)]
    }
    let region = LandscapeRegion(systems: [.hana(system)], applications: applications ?? [])
    service = LocalService(
      landscape: Landscape(region), clock: LocalClock(machine: { clock.now() }), seed: seed)
    let transport = LocalTransport(service) { try await clock.sleep(for: $0) }
    var configuration = ClientConfiguration(transport: transport, environment: [:])
    configuration.region = StaticRegion("eu-central-1")
    configuration.credentials = StaticCredentials(AccessKey.example.credentials)
    configuration.clock = clock
    configuration.monotonicClock = clock
    client = SsmSapClient(configuration)
  }
}
