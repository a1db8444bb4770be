import AWSTestKit
import HTTPTypes
import SsmSap

private func transports() -> [StubTransport] {
  let transport = StubTransport([.status(503), .status(200, body: "{}")])

  let server = StubTransport { sent in
    sent.request.path == "/token" ? .status(200, body: "TOKEN") : .status(404)
  }
  return [transport, server]
}

private func check(_ id: String, _ codeUnderTest: (SsmSapClient) async throws -> Void) async throws
{
  let stub = StrictStub()
  stub.expect(
    GetOperation.self, GetOperationInput(operationId: id),
    .output(GetOperationOutput(operation: Operation(id: id, status: .success))))
  try await codeUnderTest(SsmSapClient(calling: stub))
  try stub.verify()
}
