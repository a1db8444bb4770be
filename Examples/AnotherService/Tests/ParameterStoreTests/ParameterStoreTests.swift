import AWSTestKit
import ParameterStore
import Testing

@Suite("A generated client")
struct ParameterStoreTests {
  @Test("It is tested with a stub like every other client")
  func getsParameter() async throws {
    try await StrictStub.verifying { stub in
      stub.expect(
        GetParameter.self, GetParameterRequest(name: "/color"),
        .output(GetParameterResult(parameter: Parameter(name: "/color", value: "green"))))
      let output = try await SSMClient(calling: stub).getParameter(name: "/color")
      #expect(output.parameter?.value == "green")
    }
  }
}
