import AWSTestKit
import SsmSap
import Testing

@Test("An operation that is unknown is reported, not thrown")
func reportsUnknownOperation() async throws {
  try await StrictStub.verifying { stub in
    stub.expect(
      GetOperation.self, where: { _ in true },
      .error(ValidationException(message: "There is no such operation.")))
    let text = await explain("unknown", with: SsmSapClient(calling: stub))
    #expect(text == "There is no such operation.")
  }
}
