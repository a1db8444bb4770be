import AWSRuntime
import Testing

@Suite("Region")
struct RegionTests {
  @Test(
    "What could not be part of a host name is no region",
    arguments: [
      "", "eu central", "eu.central", "x/../y", "a@b", "-eu", "eu-", "é", "eu\n",
      String(repeating: "a", count: 64),
    ])
  func refusesInvalid(region: String) async {
    await #expect(throws: RegionError.self) { try await StaticRegion(region).region() }
  }
}
