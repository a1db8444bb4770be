import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import SsmSap
import Testing

@Suite("The endpoint of a client, by the service's rules")
struct EndpointTests {
  private static let id = "01234567-89ab-cdef-0123-456789abcdef"

  /// Where a call goes.
  private func authority(_ variables: [String: String]) async throws(CallError) -> String? {
    let transport = StubTransport([.status(200, body: "{}")])
    var environment = [
      "AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "s",
    ]
    environment.merge(variables) { $1 }
    _ = try await SsmSapClient(ClientConfiguration(transport: transport, environment: environment))
      .getOperation(operationId: Self.id)
    return transport.sent.last?.request.authority
  }

  @Test(
    "Settings choose among the service's endpoints",
    arguments: [
      ([:], "ssm-sap.eu-west-1.amazonaws.com"),
      (["AWS_USE_FIPS_ENDPOINT": "true"], "ssm-sap-fips.eu-west-1.amazonaws.com"),
      (["AWS_USE_DUALSTACK_ENDPOINT": "true"], "ssm-sap.eu-west-1.api.aws"),
      (["AWS_ENDPOINT_URL_SSM_SAP": "http://own:3", "AWS_ENDPOINT_URL": "http://all:4"], "own:3"),
    ] as [([String: String], String)])
  func choosesEndpoint(variables: [String: String], expected: String) async throws {
    #expect(try await authority(variables) == expected)
  }

  @Test("FIPS together with a URL is refused, as the service's rules say")
  func refusesContradiction() async {
    let error = await #expect(throws: CallError.self) {
      try await authority(["AWS_USE_FIPS_ENDPOINT": "true", "AWS_ENDPOINT_URL": "http://all:4"])
    }
    #expect(error?.kind == .endpoint)
    #expect(error?.message.contains("FIPS") == true)
  }
}
