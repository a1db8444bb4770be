import AWSShapes
import AWSSigV4
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Testing

@testable import AWSRuntime

@Suite("Whether a failed call may have been executed")
struct ExecutionTests {
  private func error(_ configuration: CallConfiguration) async -> CallError? {
    do {
      _ = try await CallPipeline(configuration).call(Change.self, input: Text("hello"))
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "An interceptor that fails after the response leaves what the response says",
    arguments: [(200, true), (500, true), (503, true), (400, false), (429, false)])
  func failsAfterResponse(status: Int, mayHaveExecuted: Bool) async {
    let transport = StubTransport.repeatingLast([.status(status, ["x-amzn-requestid": "r-1"])])
    var configuration = CallConfiguration.test(transport)
    configuration.interceptors = [ResponseThrower()]
    let found = await error(configuration)
    #expect(found?.kind == .interceptor)
    #expect(found?.mayHaveExecuted == mayHaveExecuted)
    #expect(found?.httpStatus == status)
    #expect(found?.requestID == "r-1")
    #expect(transport.requests.count == 1)
  }

  @Test("An interceptor that fails before the request leaves nothing open")
  func failsBeforeRequest() async {
    var configuration = CallConfiguration.test(StubTransport.repeatingLast([.status(200)]))
    configuration.interceptors = [RequestThrower()]
    let found = await error(configuration)
    #expect(found?.kind == .interceptor)
    #expect(found?.mayHaveExecuted == false)
  }

  @Test("A success that an interceptor turns into throttling is not repeated")
  func keepsOriginalResponse() async {
    let transport = StubTransport.repeatingLast([.status(200)])
    var configuration = CallConfiguration.test(transport)
    configuration.interceptors = [StatusChanger(status: 429)]
    let found = await error(configuration)
    #expect(found?.httpStatus == 429)
    #expect(found?.mayHaveExecuted == true)
    #expect(found?.retryEnd == .mayHaveExecuted)
    #expect(transport.requests.count == 1)
  }

  @Test("A response whose body breaks off is a response, whatever its stream says")
  func breaksInBody() async {
    var configuration = CallConfiguration.test(StubTransport.repeatingLast([]))
    configuration.transport = BrokenBodyTransport()
    let found = await error(configuration)
    #expect(found?.kind == .transport)
    #expect(found?.mayHaveExecuted == true)
    #expect(found?.attempts == 1)
  }

  @Test("A call whose time ends before the request is sent leaves nothing open")
  func endsBeforeSending() async {
    let clock = ManualClock(long: .seconds(1))
    let transport = StubTransport.repeatingLast([.status(200)])
    var configuration = CallConfiguration.test(transport)
    configuration.monotonicClock = clock
    configuration.callTimeout = .seconds(1)
    configuration.credentials = SlowCredentials(clock: clock)
    let found = await error(configuration)
    #expect(found?.kind == .timeout)
    #expect(found?.mayHaveExecuted == false)
    #expect(transport.requests.isEmpty)
  }
}

private struct Refusal: Error {}

private struct ResponseThrower: Interceptor {
  func modifyBeforeDeserialization(_ response: inout WireResponse, context: CallContext) throws {
    throw Refusal()
  }
}

private struct RequestThrower: Interceptor {
  func modifyBeforeTransmit(_ request: inout HTTPRequest, context: CallContext) throws {
    throw Refusal()
  }
}

private struct StatusChanger: Interceptor {
  let status: Int

  func modifyBeforeDeserialization(_ response: inout WireResponse, context: CallContext) {
    response = WireResponse(
      status: status, headers: response.headers, body: response.body.bytes ?? [])
  }
}

/// Finds credentials when the time of the call has just ended.
private struct SlowCredentials: CredentialsProvider {
  let clock: ManualClock

  func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    clock.set(.seconds(1))
    return ResolvedCredentials(
      Credentials(accessKeyID: "AKID", secretAccessKey: "s3cret"), sources: [])
  }
}

/// Responds with a body that breaks off and claims that the server got no request.
private struct BrokenBodyTransport: HTTPTransport {
  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    TransportResponse(head: HTTPResponse(status: .ok), body: ResponseBody(BrokenBody()))
  }
}

private final class BrokenBody: ResponseBodyStream {
  let trailerFields = HTTPFields()
  let metrics: TransportMetrics? = nil

  func nextChunk() async throws(TransportError) -> [UInt8]? {
    throw TransportError(.reset, "connection lost", requestMayHaveReachedServer: false)
  }
}
