import AWSRuntime
import Testing

@Suite("Region")
struct RegionTests {
  @Test("AWS_REGION comes before AWS_DEFAULT_REGION")
  func prefersRegion() async throws {
    let both = ["AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "us-east-1"]
    #expect(try await EnvironmentRegion(both).region() == "eu-west-1")
    let one = ["AWS_REGION": "", "AWS_DEFAULT_REGION": "us-east-1"]
    #expect(try await EnvironmentRegion(one).region() == "us-east-1")
  }

  @Test("Without a region there is an error that names the variable")
  func refusesNone() async {
    let error = await #expect(throws: RegionError.self) {
      try await EnvironmentRegion([:]).region()
    }
    #expect(error?.message.contains("AWS_REGION") == true)
  }

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
