import SsmSap
import SsmSapModels
import Synchronization
import Testing

@testable import ssm_sap_local

@Suite("The demonstration without a terminal")
struct PlainStageTests {
  @Test("Each change is one line, with the time since the scene began")
  func changes() async throws {
    let written = Mutex<[String]>([])
    let stage = PlainStage { line in written.withLock { $0.append(line) } }
    var scene = DemoSceneTests.scene()
    try await stage.show(scene)
    scene.add(.event(DemoSceneTests.event("a", .inProgress, after: 0.5)))
    try await stage.show(scene)
    try await stage.show(scene)
    scene.add(.event(DemoSceneTests.event("a", .completed, after: 2)))
    scene.add(.event(DemoSceneTests.event("b", .inProgress, after: 2)))
    try await stage.show(scene)
    await stage.finish()
    #expect(
      written.withLock { $0 } == [
        "\n2. Start it (StartApplication)",
        "   0.5 s  IN_PROGRESS  Start a",
        "   2.0 s  COMPLETED    Start a",
        "   2.0 s  IN_PROGRESS  Start b",
      ])
  }
}
