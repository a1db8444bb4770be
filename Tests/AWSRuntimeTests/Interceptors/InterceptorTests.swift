import AWSShapes
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Synchronization
import Testing

@testable import AWSRuntime

@Suite("Interceptors")
struct InterceptorTests {
  private func configuration(
    _ transport: StubTransport, _ interceptors: any Interceptor...
  ) -> CallConfiguration {
    var configuration = CallConfiguration.test(transport)
    configuration.retry = StandardRetry(random: { 1 })
    configuration.monotonicClock = ManualClock()
    configuration.interceptors = interceptors
    return configuration
  }

  private func error(_ configuration: CallConfiguration) async -> CallError? {
    do {
      _ = try await CallPipeline(configuration).call(Echo.self, input: Text("hello"))
      return nil
    } catch {
      return error
    }
  }

  @Test("Hooks run in the order of the steps, those of an attempt once for each")
  func runsInOrder() async {
    let recorder = Recorder()
    let transport = StubTransport([.status(500), .status(200, body: "ok")])
    #expect(await error(configuration(transport, recorder)) == nil)
    let attempt = [
      "beforeAttempt", "modifyBeforeSigning", "beforeSigning", "afterSigning",
      "modifyBeforeTransmit", "beforeTransmit", "afterTransmit", "modifyBeforeDeserialization",
      "beforeDeserialization",
    ]
    #expect(
      recorder.hooks
        == [
          "beforeExecution hello", "beforeSerialization", "afterSerialization", "afterResolution",
          "modifyBeforeRetryLoop",
        ] + attempt.map { "\($0) 1" } + ["afterAttempt 1 failed", "beforeRetry 1"]
        + attempt.map { "\($0) 2" } + [
          "afterAttempt 2", "afterDeserialization ok", "afterExecution",
        ]
    )
  }

  @Test("The end of a call is seen whatever goes wrong")
  func seesFailures() async {
    let recorder = Recorder()
    var noRegion = configuration(StubTransport.repeatingLast([]), recorder)
    noRegion.region = NoRegion()
    #expect(await error(noRegion)?.kind == .region)
    #expect(recorder.hooks.last == "afterExecution failed")
  }

  @Test("What is changed before signing is signed; what is changed after it is sent")
  func changesRequests() async throws {
    let transport = StubTransport.repeatingLast([.status(200)])
    #expect(await error(configuration(transport, Changer())) == nil)
    let sent = try #require(transport.requests.first)
    let authorization = try #require(sent.headerFields[.authorization])
    #expect(authorization.contains("x-before"))
    #expect(!authorization.contains("x-after"))
    #expect(transport.values("x-before") == ["1"])
    #expect(transport.values("x-after") == ["1"])
  }

  @Test("What is changed in an answer is what is read")
  func changesResponses() async throws {
    let transport = StubTransport.repeatingLast([.status(200)])
    let output = try await CallPipeline(configuration(transport, Changer()))
      .call(Echo.self, input: Text("hello"))
    #expect(output == Text("changed"))
  }

  @Test("An interceptor that throws ends the call, with its error as the cause")
  func reportsFailure() async {
    let transport = StubTransport.repeatingLast([.status(200)])
    let found = await error(configuration(transport, Thrower()))
    #expect(found?.kind == .interceptor)
    #expect(found?.cause is Thrower.Refusal)
    #expect(transport.requests.isEmpty)
  }

  @Test(
    "The metrics of a transfer are there once it is over, failed or not", arguments: [nil, 3600])
  func tellsMetrics(seconds: Int?) async throws {
    let transport = MeasuringTransport()
    let meter = Meter()
    var configuration = configuration(StubTransport.repeatingLast([]), meter)
    configuration.transport = transport
    configuration.retry = StandardRetry(random: { 0 })
    configuration.monotonicClock = SystemMonotonicClock()
    configuration.callTimeout = seconds.map { .seconds($0) }
    #expect(await error(configuration) == nil)
    let (failed, answered) = (transport.metrics[0], transport.metrics[1])
    #expect(meter.seen == [nil, failed, nil, answered, answered])
  }

  @Test("What an interceptor keeps is there until the call ends, and belongs to the call")
  func keepsValues() {
    let first = CallContext(operation: "Echo", service: Echo.service, invocationID: "1")
    let second = CallContext(operation: "Echo", service: Echo.service, invocationID: "2")
    first[Int.self] = 7
    first[String.self] = "seven"
    #expect(first[Int.self] == 7)
    #expect(first[String.self] == "seven")
    #expect(second[Int.self] == nil)
  }
}

/// Measures transfers: one that fails, then one that is answered.
private final class MeasuringTransport: HTTPTransport {
  let metrics: [TransportMetrics] = [1, 2].map { number in
    var metrics = TransportMetrics(total: .milliseconds(number))
    metrics.firstByte = .microseconds(number)
    metrics.isConnectionReused = number > 1
    return metrics
  }
  private let isFirst = Mutex(true)

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    let fails = isFirst.withLock { isFirst in
      defer { isFirst = false }
      return isFirst
    }
    guard fails else {
      return TransportResponse(
        head: HTTPResponse(status: .ok), body: ResponseBody(Array("ok".utf8)), metrics: metrics[1])
    }
    var error = TransportError(.connect, "refused", requestMayHaveReachedServer: false)
    error.metrics = metrics[0]
    throw error
  }
}

/// Keeps the metrics that the hooks of each attempt see.
private final class Meter: Interceptor {
  private let values = Mutex<[TransportMetrics?]>([])

  var seen: [TransportMetrics?] { values.withLock { $0 } }

  private func add(_ context: CallContext) {
    let metrics = context.transferMetrics
    values.withLock { $0.append(metrics) }
  }

  func readBeforeTransmit(_ request: HTTPRequest, context: CallContext) { add(context) }
  func readAfterTransmit(_ response: WireResponse, context: CallContext) { add(context) }
  func readAfterAttempt(_ error: CallError?, context: CallContext) { add(context) }
}

/// Writes down which hooks ran.
private final class Recorder: Interceptor {
  private let lines = Mutex<[String]>([])

  var hooks: [String] { lines.withLock { $0 } }

  private func add(_ line: String) { lines.withLock { $0.append(line) } }

  private func add(_ line: String, _ context: CallContext) { add("\(line) \(context.attempt)") }

  func readBeforeExecution<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input, context: CallContext
  ) {
    add("beforeExecution \((input as? Text)?.text ?? "")")
  }
  func readBeforeSerialization(_ context: CallContext) { add("beforeSerialization") }
  func readAfterSerialization(_ request: WireRequest, context: CallContext) {
    add("afterSerialization")
  }
  func readAfterResolution(_ endpoint: Endpoint, context: CallContext) { add("afterResolution") }
  func modifyBeforeRetryLoop(_ request: inout HTTPRequest, context: CallContext) {
    add("modifyBeforeRetryLoop")
  }
  func readBeforeAttempt(_ context: CallContext) { add("beforeAttempt", context) }
  func modifyBeforeSigning(_ request: inout HTTPRequest, context: CallContext) {
    add("modifyBeforeSigning", context)
  }
  func readBeforeSigning(_ request: HTTPRequest, context: CallContext) {
    add("beforeSigning", context)
  }
  func readAfterSigning(_ request: HTTPRequest, context: CallContext) {
    add("afterSigning", context)
  }
  func modifyBeforeTransmit(_ request: inout HTTPRequest, context: CallContext) {
    add("modifyBeforeTransmit", context)
  }
  func readBeforeTransmit(_ request: HTTPRequest, context: CallContext) {
    add("beforeTransmit", context)
  }
  func readAfterTransmit(_ response: WireResponse, context: CallContext) {
    add("afterTransmit", context)
  }
  func modifyBeforeDeserialization(_ response: inout WireResponse, context: CallContext) {
    add("modifyBeforeDeserialization", context)
  }
  func readBeforeDeserialization(_ response: WireResponse, context: CallContext) {
    add("beforeDeserialization", context)
  }
  func readAfterAttempt(_ error: CallError?, context: CallContext) {
    add("afterAttempt \(context.attempt)\(error == nil ? "" : " failed")")
  }
  func readBeforeRetry(after delay: Duration, error: CallError, context: CallContext) {
    add("beforeRetry", context)
  }
  func readAfterDeserialization<Operation: OperationShape>(
    _ operation: Operation.Type, output: Operation.Output, context: CallContext
  ) {
    add("afterDeserialization \((output as? Text)?.text ?? "")")
  }
  func readAfterExecution(_ metadata: CallMetadata, error: CallError?, context: CallContext) {
    add("afterExecution\(error == nil ? "" : " failed")")
  }
}

/// Changes what can be changed.
private struct Changer: Interceptor {
  func modifyBeforeSigning(_ request: inout HTTPRequest, context: CallContext) {
    if let name = HTTPField.Name("x-before") { request.headerFields[name] = "1" }
  }
  func modifyBeforeTransmit(_ request: inout HTTPRequest, context: CallContext) {
    if let name = HTTPField.Name("x-after") { request.headerFields[name] = "1" }
  }
  func modifyBeforeDeserialization(_ response: inout WireResponse, context: CallContext) {
    response = WireResponse(
      status: response.status, headers: response.headers, body: Array("changed".utf8))
  }
}

/// Refuses every call.
private struct Thrower: Interceptor {
  struct Refusal: Error {}

  func modifyBeforeSigning(_ request: inout HTTPRequest, context: CallContext) throws {
    throw Refusal()
  }
}
