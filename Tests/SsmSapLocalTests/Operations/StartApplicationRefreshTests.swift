import SsmSapModels
import Testing

@testable import SsmSapLocal

@Suite("Refresh")
struct StartApplicationRefreshTests {
  /// The HANA system is stopped, but its application shows that it runs.
  private static var stale: Landscape {
    var landscape = Landscape.multiNode
    landscape.regions[0].systems[0].isRunning = false
    return landscape
  }

  @Test("A stale application can neither start nor stop until it is refreshed")
  func curesConflict() throws {
    var harness = Harness(Self.stale)
    #expect(harness.application("HANA-PRD")?.isRunning == true)
    #expect(harness.conflicts { try $0.stop("HANA-PRD") })
    let refresh = try harness.refresh("HANA-PRD")
    #expect(harness.operation(refresh)?.type?.contains("REFRESH") == true)
    harness.pass()
    #expect(harness.operation(refresh)?.status == .success)
    #expect(harness.application("HANA-PRD")?.application.status == .stopped)
    #expect(harness.application("HANA-PRD")?.isStopped == true)
    _ = try harness.start("HANA-PRD")
    harness.pass()
    #expect(harness.application("HANA-PRD")?.isRunning == true)
  }

  @Test("A refresh keeps credentials and the links to ABAP")
  func keepsLinks() throws {
    var harness = Harness()
    let before = harness.application("HANA-PRD")
    harness.pass()
    _ = try harness.refresh("HANA-PRD")
    harness.pass()
    let after = harness.application("HANA-PRD")
    #expect(after?.application.associatedApplicationArns?.count == 1)
    #expect(
      after?.databases.map(\.connectedComponentArns)
        == before?.databases.map(\.connectedComponentArns))
    #expect(after?.application.lastUpdated != before?.application.lastUpdated)
  }

  @Test("A refresh without a running EC2 instance ends in REFRESH_FAILED; a start still works")
  func failsWithoutInstances() throws {
    var harness = Harness()
    _ = try harness.stop("HANA-PRD", instances: true)
    harness.pass()
    let refresh = try harness.refresh("HANA-PRD")
    harness.pass()
    #expect(harness.operation(refresh)?.status == .error)
    #expect(harness.application("HANA-PRD")?.application.discoveryStatus == .refreshFailed)
    #expect(harness.application("HANA-PRD")?.application.statusMessage?.isEmpty == false)
    _ = try harness.start("HANA-PRD")
    harness.pass()
    #expect(harness.application("HANA-PRD")?.isRunning == true)
  }

  @Test("An unknown application is a ResourceNotFoundException")
  func refusesUnknown() {
    var harness = Harness()
    let input = StartApplicationRefreshInput(applicationId: "X")
    #expect(harness.code { try $0.startApplicationRefresh(input) } == "ResourceNotFoundException")
  }
}
