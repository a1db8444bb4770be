import AWSCredentials
import AWSRuntime
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Testing

@Suite("The region")
struct DefaultRegionTests {
  private func metadata(_ region: String) -> StubTransport {
    StubTransport.answering { sent throws(TransportError) in
      sent.request.method == .put ? (200, "token") : (200, region)
    }
  }

  @Test("AWS_REGION, AWS_DEFAULT_REGION, the profile and instance metadata count in this order")
  func order() async throws {
    let transport = metadata("eu-south-2")
    var variables = ["AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-2"]
    let config = "[default]\nregion = eu-west-3\n"
    func region(_ config: String) async throws -> Setting<String> {
      try await DefaultRegion(
        in: TestHost.make(variables: variables, config: config, transport: transport)
      ).resolve()
    }
    #expect(try await region(config).value == "eu-west-1")
    variables["AWS_REGION"] = nil
    #expect(try await region(config).value == "eu-west-2")
    variables["AWS_DEFAULT_REGION"] = nil
    #expect(try await region(config).value == "eu-west-3")
    #expect(transport.sent.isEmpty)
    #expect(try await region("") == Setting("eu-south-2", from: .instanceMetadata))
  }

  @Test("It is found once")
  func once() async throws {
    let transport = metadata("eu-south-2")
    let region = DefaultRegion(in: TestHost.make(transport: transport))
    _ = try await region.region()
    let count = transport.sent.count
    _ = try await region.region()
    #expect(transport.sent.count == count)
  }

  @Test("What cannot be a region is an error that says where it stands")
  func invalid() async {
    let error = await #expect(throws: RegionError.self) {
      try await DefaultRegion(in: TestHost.make(variables: ["AWS_REGION": "eu west"])).region()
    }
    #expect(error?.message.contains("environment variable AWS_REGION") == true)
  }

  @Test("A page of HTML in place of instance metadata is no region")
  func html() async {
    let error = await #expect(throws: RegionError.self) {
      try await DefaultRegion(
        in: TestHost.make(transport: metadata("<html>please log in</html>"))
      ).region()
    }
    #expect(error?.message.contains("instance metadata") == true)
  }

  @Test(
    "Instance metadata that is out of order for a moment may have a region later",
    arguments: [(500, true), (503, true), (429, true), (404, false), (403, false)])
  func outage(status: Int, mayPass: Bool) async {
    let transport = StubTransport.answering { sent throws(TransportError) in
      sent.request.method == .put ? (200, "token") : (status, "")
    }
    let error = await #expect(throws: RegionError.self) {
      try await DefaultRegion(in: TestHost.make(transport: transport)).region()
    }
    #expect(error?.mayPass == mayPass)
  }

  @Test("A machine without instance metadata will not have a region later either")
  func noInstance() async {
    let error = await #expect(throws: RegionError.self) {
      try await DefaultRegion(in: TestHost.make()).region()
    }
    #expect(error?.mayPass == false)
  }
}
