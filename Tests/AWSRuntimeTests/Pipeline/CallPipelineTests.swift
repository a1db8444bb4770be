import AWSSigV4
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Testing

@testable import AWSRuntime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Call pipeline")
struct CallPipelineTests {
  private func configuration(_ transport: StubTransport) -> CallConfiguration {
    var configuration = CallConfiguration.test(transport)
    configuration.retry = NoRetry()
    return configuration
  }

  private func call(
    _ configuration: CallConfiguration, _ input: String = "hello"
  ) async throws(CallError) -> Text {
    try await CallPipeline(configuration).call(Echo.self, input: Text(input))
  }

  private func error(
    _ configuration: CallConfiguration, _ input: String = "hello"
  ) async -> CallError? {
    do {
      _ = try await call(configuration, input)
      return nil
    } catch {
      return error
    }
  }

  @Test("A call goes through protocol, endpoint, signer and transport")
  func callsThroughEveryPart() async throws {
    let transport = StubTransport.always(body: "answer")
    var configuration = configuration(transport)
    configuration.signer = NamingSigner()
    #expect(try await call(configuration) == Text("answer"))
    let request = try #require(transport.requests.first)
    #expect(request.method == .post)
    #expect(request.scheme == "https")
    #expect(request.authority == "echo.eu-central-1.amazonaws.com")
    #expect(request.path == "/echo")
    #expect(request.headerFields[.contentType] == "text/plain")
    // The program gave the credentials.
    #expect(request.headerFields[.userAgent] == "tests/1 m/e")
    #expect(request.headerFields[.authorization] == "AKID eu-central-1 echoes 5 1440938160")
  }

  @Test("The signer that is there by default signs with Signature Version 4")
  func signsByDefault() async throws {
    let transport = StubTransport.always(body: "answer")
    _ = try await call(configuration(transport))
    let authorization = try #require(transport.requests.first?.headerFields[.authorization])
    #expect(
      authorization.hasPrefix(
        "AWS4-HMAC-SHA256 Credential=AKID/20150830/eu-central-1/echoes/aws4_request, "
          + "SignedHeaders=content-type;host;x-amz-date, Signature="))
  }

  @Test(
    "The signature leaves out the body where the operation says so, but only over TLS",
    arguments: [("https", "unsigned"), ("http", "5")])
  func leavesBodyOut(scheme: String, payload: String) async throws {
    let transport = StubTransport.always(body: "answer")
    var configuration = configuration(transport)
    configuration.signer = NamingSigner()
    configuration.endpoint = StaticEndpoint(url: "\(scheme)://127.0.0.1")
    _ = try await CallPipeline(configuration).call(Upload.self, input: Text("hello"))
    #expect(
      transport.requests.first?.headerFields[.authorization]
        == "AKID eu-central-1 echoes \(payload) 1440938160")
  }

  @Test("An id of a call is a random UUID, and no two are the same")
  func makesInvocationIDs() throws {
    #expect(InvocationIDs.text(0, 0) == "00000000-0000-4000-8000-000000000000")
    #expect(InvocationIDs.text(.max, .max) == "ffffffff-ffff-4fff-bfff-ffffffffffff")
    #expect(
      InvocationIDs.text(0x0123_4567_89ab_cdef, 0x0123_4567_89ab_cdef)
        == "01234567-89ab-4def-8123-456789abcdef")
    let generators = [InvocationIDs(), InvocationIDs()]
    let ids = generators.flatMap { ids in (0..<1000).map { _ in ids.next() } }
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { UUID(uuidString: $0) != nil })
  }

  @Test("The path of an endpoint stands before the operation's")
  func keepsBasePath() async throws {
    let transport = StubTransport.always(body: "answer")
    var configuration = configuration(transport)
    configuration.endpoint = StaticEndpoint(url: "http://127.0.0.1:8080/base/")
    _ = try await call(configuration)
    #expect(transport.requests.first?.scheme == "http")
    #expect(transport.requests.first?.authority == "127.0.0.1:8080")
    #expect(transport.requests.first?.path == "/base/echo")
  }

  @Test("An input that the model does not allow is not sent")
  func refusesInput() async {
    let transport = StubTransport.always(body: "answer")
    let found = await error(configuration(transport), "")
    #expect(found?.kind == .input)
    #expect(found?.message == "Text must have a value")
    #expect(transport.requests.isEmpty)
  }

  @Test("A missing region, endpoint or key is an error of its own, and nothing is sent")
  func refusesWithoutConfiguration() async {
    let transport = StubTransport.always(body: "answer")
    var noRegion = configuration(transport)
    noRegion.region = NoRegion()
    var noEndpoint = configuration(transport)
    noEndpoint.endpoint = StaticEndpoint(url: "nonsense")
    var noCredentials = configuration(transport)
    noCredentials.credentials = NoCredentials()
    var emptySecret = configuration(transport)
    emptySecret.credentials = StaticCredentials(Credentials(accessKeyID: "A", secretAccessKey: ""))
    #expect(await error(noRegion)?.kind == .region)
    #expect(await error(noEndpoint)?.kind == .endpoint)
    #expect(await error(noCredentials)?.kind == .credentials)
    #expect(await error(emptySecret)?.kind == .signing)
    #expect(transport.requests.isEmpty)
  }

  @Test("A transport's failure keeps its error as the cause")
  func reportsTransportFailure() async {
    let failure = TransportError(.connect, "no way", requestMayHaveReachedServer: false)
    let found = await error(configuration(StubTransport.repeatingLast([.failure(failure)])))
    #expect(found?.kind == .transport)
    #expect((found?.cause as? TransportError)?.code == .connect)
    #expect(found?.attempts == 1)
  }

  @Test("Cancellation has a kind of its own")
  func reportsCancellation() async {
    let failure = TransportError(.cancelled, "cancelled", requestMayHaveReachedServer: true)
    #expect(
      await error(configuration(StubTransport.repeatingLast([.failure(failure)])))?.kind
        == .cancelled)
  }

  @Test("A service's error carries code, message, status, request id and clock skew")
  func reportsServiceError() async {
    let transport = StubTransport.always(
      status: 400,
      headers: [
        "x-code": "Broken", "x-amzn-requestid": "r-1", "date": "Sun, 30 Aug 2015 11:36:00 GMT",
      ],
      body: "it broke")
    let found = await error(configuration(transport))
    #expect(found?.kind == .service)
    #expect(found?.code == "Broken")
    #expect(found?.httpStatus == 400)
    #expect(found?.requestID == "r-1")
    #expect(found?.clockSkew == .seconds(3600))
    #expect(
      found?.description == "Echo: Broken: it broke (HTTP status 400, request id r-1)")
  }

  @Test("An answer that cannot be read keeps its request id")
  func reportsUnreadableAnswer() async {
    let transport = StubTransport.always(headers: ["x-amzn-requestid": "r-2"], body: "unreadable")
    let found = await error(configuration(transport))
    #expect(found?.kind == .response)
    #expect(found?.requestID == "r-2")
  }

  @Test("No error shows a secret")
  func keepsSecrets() async {
    let transport = StubTransport.always(status: 403, body: "denied")
    let found = await error(configuration(transport))
    var dumped = ""
    dump(found, to: &dumped)
    #expect(!dumped.isEmpty)
    #expect(!dumped.contains("s3cret"))
    #expect(!"\(String(reflecting: found))".contains("s3cret"))
  }
}
