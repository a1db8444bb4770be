import HTTPTypes
import SsmSap
import Testing

@Suite("A client without libcurl")
struct NoTransportTests {
  @Test("Without a transport, its first call fails and says what to do")
  func failsWithoutTransport() async {
    var configuration = ClientConfiguration(transport: Unused(), environment: [:])
    configuration.transport = nil
    let client = SsmSapClient(configuration)
    let error = await #expect(throws: CallError.self) {
      try await client.getOperation(operationId: "01234567-89ab-cdef-0123-456789abcdef")
    }
    #expect(error?.kind == .configuration)
    #expect(error?.message.contains("ClientConfiguration.transport") == true)
  }
}

private struct Unused: HTTPTransport {
  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    Issue.record("a request was sent")
    throw TransportError(.closed, "unused", requestMayHaveReachedServer: false)
  }
}
