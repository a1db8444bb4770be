import AWSRuntime
import AWSTestKit
import GeneratedParameterStore
import Testing

@Suite("A generated client without a network")
struct StubTests {
  /// What a user would test: reads a parameter, and writes it where there is none.
  private func readOrWrite(_ name: String, _ client: some SSMClientProtocol) async throws -> String
  {
    do {
      return try await client.getParameter(name: name).parameter?.value ?? ""
    } catch {
      guard error.code == "ParameterNotFound" else { throw error }
    }
    _ = try await client.putParameter(name: name, value: "new", type: .string)
    return "new"
  }

  @Test("A stub in place of the pipeline answers a user's code, and says what it did not call")
  func stub() async throws {
    var missing = CallError(.service, operation: "GetParameter", message: "there is none")
    missing.code = "ParameterNotFound"
    let stub = StrictStub()
    stub.expect(GetParameter.self, GetParameterRequest(name: "a"), .failure(missing))
    stub.expect(
      PutParameter.self, PutParameterRequest(name: "a", value: "new", type: .string),
      .output(PutParameterResult(version: 1)))
    stub.expect(
      GetParameter.self, GetParameterRequest(name: "b"),
      .output(GetParameterResult(parameter: Parameter(value: "old"))))
    let client = SSMClient(calling: stub)
    #expect(try await readOrWrite("a", client) == "new")
    #expect(throws: StubFailure.self) { try stub.verify() }
    #expect(try await readOrWrite("b", client) == "old")
    try stub.verify()
  }
}
