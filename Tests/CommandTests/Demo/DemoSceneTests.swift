import CommandSupport
import Foundation
import SsmSap
import SsmSapModels
import Testing

@testable import ssm_sap_local

@Suite("Scenes of the demonstration")
struct DemoSceneTests {
  private static let start = Date(timeIntervalSince1970: 1_700_000_000)

  static func event(
    _ name: String, _ status: OperationEventStatus, after seconds: Double, message: String? = nil
  ) -> OperationEvent {
    OperationEvent(
      description: "Start \(name)",
      resource: Resource(resourceArn: "arn:aws:ssm-sap:r:1:HANA/A/COMPONENT/\(name)"),
      status: status, statusMessage: message, timestamp: start.addingTimeInterval(seconds))
  }

  static func scene() -> DemoScene {
    DemoScene(number: 2, title: "Start it", call: "StartApplication", start: start)
  }

  @Test("The start and the end of a piece of work are one line")
  func line() throws {
    var scene = Self.scene()
    scene.add(.event(Self.event("node", .inProgress, after: 1)))
    #expect(scene.lines.map(\.mark) == [.busy])
    scene.add(.event(Self.event("node", .completed, after: 4)))
    let line = try #require(scene.lines.first)
    #expect(scene.lines.count == 1)
    #expect(line.mark == .good)
    #expect(line.status == "COMPLETED")
    #expect(line.duration(at: .distantFuture) == .seconds(3))
  }

  @Test("Work that fails tells why")
  func failure() {
    var scene = Self.scene()
    scene.add(.event(Self.event("node", .inProgress, after: 1)))
    scene.add(.event(Self.event("node", .failed, after: 2, message: "out of memory")))
    #expect(scene.lines.map(\.mark) == [.bad])
    #expect(scene.lines.map(\.text) == ["Start node: out of memory"])
  }

  @Test("The operation is a line once it has ended", arguments: [OperationStatus.success, .error])
  func operation(status: OperationStatus) {
    var scene = Self.scene()
    var operation = SsmSapModels.Operation(
      id: "1", type: "START_APPLICATION", status: .inprogress, startTime: Self.start)
    scene.add(.state(operation))
    #expect(scene.lines.isEmpty)
    operation.status = status
    operation.endTime = Self.start.addingTimeInterval(5)
    scene.add(.state(operation))
    #expect(scene.lines.map(\.status) == [status.rawValue])
    #expect(scene.lines.map(\.mark) == [status == .success ? .good : .bad])
  }
}
