import AWSTestKit
import SsmSap
import Testing

@Test("The status of an operation is returned")
func returnsStatus() async throws {
  let id = "01234567-89ab-cdef-0123-456789abcdef"
  try await StrictStub.verifying { stub in
    stub.expect(
      GetOperation.self, GetOperationInput(operationId: id),
      .output(GetOperationOutput(operation: Operation(id: id, status: .success))))
    let result = try await status(of: id, with: SsmSapClient(calling: stub))
    #expect(result == .success)
  }
}
