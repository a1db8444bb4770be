import AWSTestKit
import HTTPTypes
import SsmSapLocal
import Testing

@Suite("The local service's transport")
struct LocalTransportConformanceTests {
  @Test("The conformance kit finds nothing wrong with it")
  func conforms() async {
    let request = HTTPRequest(
      method: .post, scheme: "https", authority: "localhost", path: "/get-operation")
    // Nobody signed it.
    let sample = TransportConformance.Sample(request, body: Array("{}".utf8), status: .forbidden)
    let kit = TransportConformance {
      LocalTransport(LocalService(accessKeys: []))
    }
    let violations = await kit.violations(sending: sample)
    #expect(violations.isEmpty, "\(violations)")
  }
}
