import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The state of a local service as the control API exports it.
struct ControlState: EncodableShape {
  /// How many of the newest requests the state contains.
  private static let requestCount = 50

  private let revision: UInt64
  private let time: Date
  private let clock: ControlClock
  private let regions: [ScopeOverview]
  private let faults: [PlannedFault]
  private let requests: [RequestRecord]

  init(_ service: LocalService, revision: UInt64) {
    self.revision = revision
    time = service.clock.now()
    clock = ControlClock(service.clock)
    regions = service.overviews()
    faults = service.faults.entries
    requests = service.requests.newest(Self.requestCount)
  }

  func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.beginMap()
    writer.entry("Revision", integer: revision)
    writer.key("Time")
    writer.writeTimestamp(time, .epochSeconds)
    writer.key("Clock")
    clock.encode(to: &writer)
    writer.entry("Regions", shapes: regions)
    writer.entry("Faults", shapes: faults)
    writer.entry("Requests", shapes: requests)
    writer.endMap()
  }
}

extension ScopeOverview: EncodableShape {
  func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.beginMap()
    writer.entry("Account", scope.account)
    writer.entry("Region", scope.region)
    writer.entry("Applications", shapes: applications)
    writer.entry("Components", shapes: components)
    writer.entry("Databases", shapes: databases)
    writer.entry("Operations", shapes: operations)
    writer.key("OperationEvents")
    writer.writeMap(events) { $0.writeList(of: $1) }
    writer.entry("ConfigurationCheckOperations", shapes: checks)
    writer.endMap()
  }
}
