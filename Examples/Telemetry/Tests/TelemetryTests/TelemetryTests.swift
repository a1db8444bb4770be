import Foundation
import HTTPTypes
import InMemoryLogging
import InMemoryTracing
import Logging
import MetricsTestKit
import SsmSap
import Synchronization
import Testing
import Tracing

@Suite("Telemetry, with its traits on")
struct TelemetryTests {
  private static let secret = "s3cretKey"
  private static let token = "t0ken"
  private static let id = "01234567-89ab-cdef-0123-456789abcdef"

  private let logs = InMemoryLogHandler()
  private let metrics = TestMetrics()
  private let tracer = InMemoryTracer()

  private var logger: Logger {
    var logger = Logger(label: "test") { _ in logs }
    logger.logLevel = .trace
    return logger
  }

  private func client(_ transport: ScriptedTransport) -> SsmSapClient {
    var configuration = ClientConfiguration(transport: transport, environment: [:])
    configuration.region = StaticRegion("eu-central-1")
    configuration.credentials = StaticCredentials(
      Credentials(accessKeyID: "AKID", secretAccessKey: Self.secret, sessionToken: Self.token))
    configuration.retry = StandardRetry(random: { 0 })
    configuration.interceptors = [
      CallLogging(logger, clock: SteppingClock()), CallMetrics(factory: metrics),
      CallTracing(tracer),
    ]
    return SsmSapClient(configuration)
  }

  @Test("A client has telemetry over the program's systems, and the user agent tells so")
  func isOn() async throws {
    #expect(Telemetry.interceptors(label: "test").count == 3)
    let transport = ScriptedTransport([200])
    _ = try await client(transport).getOperation(operationId: Self.id)
    #expect(transport.sent.first?.headerFields[.userAgent]?.hasSuffix(" m/E,e,4,5") == true)
  }

  @Test("A call that succeeds at the second attempt is logged with attempt and request id")
  func logs() async throws {
    _ = try await client(ScriptedTransport([503, 200])).getOperation(operationId: Self.id)
    #expect(
      logs.entries.map(\.message) == [
        "GetOperation: attempt 1 failed, retrying after 0.0 seconds",
        "GetOperation succeeded after 1.0 seconds",
      ])
    #expect(logs.entries.allSatisfy { $0.level == .debug })
    let last = try #require(logs.entries.last?.metadata)
    #expect(last["rpc.service"] == "SsmSap")
    #expect(last["rpc.method"] == "GetOperation")
    #expect(last["cloud.region"] == "eu-central-1")
    #expect(last["aws.request_id"] == "r-1")
    #expect(last["aws.attempt"] == "2")
    #expect(last["rpc.client.duration"] == "1.0 seconds")
  }

  @Test("Calls, attempts and errors are counted and timed")
  func measures() async throws {
    _ = try await client(ScriptedTransport([503, 200])).getOperation(operationId: Self.id)
    _ = try? await client(ScriptedTransport([400])).getOperation(operationId: Self.id)
    #expect(metrics.counterTotal(label: "smithy.client.call.attempts") == 3)
    #expect(metrics.counterTotal(label: "smithy.client.call.errors") == 1)
    #expect(metrics.timers(label: "rpc.client.duration").flatMap(\.values).count == 2)
    #expect(
      metrics.timers(label: "smithy.client.call.attempt_duration").flatMap(\.values).count == 3)
    let dimensions = try #require(metrics.timers(label: "rpc.client.duration").first?.dimensions)
    #expect(dimensions.contains { $0 == ("rpc.system", "aws-api") })
    #expect(dimensions.contains { $0 == ("rpc.method", "GetOperation") })
  }

  @Test("A call is a client span, by the conventions for AWS SDKs; its context goes out")
  func traces() async throws {
    let transport = ScriptedTransport([503, 200])
    _ = try await client(transport).getOperation(operationId: Self.id)
    let span = try #require(tracer.finishedSpans.first)
    #expect(span.operationName == "SsmSap.GetOperation")
    #expect(span.kind == .client)
    #expect(span.attributes.get("rpc.system") == .string("aws-api"))
    #expect(span.attributes.get("rpc.service") == .string("SsmSap"))
    #expect(span.attributes.get("rpc.method") == .string("GetOperation"))
    #expect(span.attributes.get("aws.request_id") == .string("r-1"))
    #expect(
      span.attributes.get("server.address") == .string("ssm-sap.eu-central-1.amazonaws.com"))
    #expect(span.events.map(\.name) == ["retry"])
    let header = try #require(HTTPField.Name(InMemoryTracer.traceIDKey))
    #expect(transport.sent.allSatisfy { $0.headerFields[header] == span.traceID })
  }

  @Test("A failure ends the span with an error, and the span is within the caller's")
  func tracesFailures() async {
    await tracer.withSpan("caller") { _ in
      _ = try? await client(ScriptedTransport([400])).getOperation(operationId: Self.id)
    }
    let spans = tracer.finishedSpans
    #expect(spans.count == 2)
    #expect(spans.first?.status?.code == .error)
    #expect(spans.first?.attributes.get("error.type") == .string("ValidationException"))
    #expect(spans.first?.parentSpanID == spans.last?.spanID)
  }

  @Test("No secret, no token and no word of the service is in what is told")
  func keepsSecrets() async throws {
    _ = try await client(ScriptedTransport([503, 200])).getOperation(operationId: Self.id)
    _ = try? await client(ScriptedTransport([400])).getOperation(operationId: Self.id)
    var told = ""
    dump(logs.entries, to: &told)
    dump(tracer.finishedSpans, to: &told)
    for span in tracer.finishedSpans { span.attributes.forEach { told += "\($0) \($1)\n" } }
    for timer in metrics.timers + [] { told += "\(timer.label) \(timer.dimensions)\n" }
    #expect(told.contains("GetOperation"))
    for word in [Self.secret, Self.token, "private words", "Signature="] {
      #expect(!told.contains(word), "\(word)")
    }
  }
}

/// Answers with these statuses, one after the other.
private final class ScriptedTransport: HTTPTransport {
  private let state: Mutex<(statuses: [Int], requests: [HTTPRequest])>

  init(_ statuses: [Int]) { state = Mutex((statuses, [])) }

  var sent: [HTTPRequest] { state.withLock { $0.requests } }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    let status = state.withLock { state in
      state.requests.append(request)
      return state.statuses.isEmpty ? 500 : state.statuses.removeFirst()
    }
    var head = HTTPResponse(status: .init(code: status))
    if let name = HTTPField.Name("x-amzn-RequestId") { head.headerFields[name] = "r-1" }
    if status == 400, let name = HTTPField.Name("x-amzn-ErrorType") {
      head.headerFields[name] = "ValidationException"
    }
    let body = status == 200 ? "{}" : #"{"Message":"private words"}"#
    return TransportResponse(head: head, body: ResponseBody(Array(body.utf8)))
  }
}

/// A clock on which a second passes between any two questions.
private final class SteppingClock: MonotonicClock {
  private let seconds = Mutex(0)

  func now() -> Duration {
    .seconds(
      seconds.withLock { seconds in
        seconds += 1
        return seconds
      })
  }

  func sleep(for duration: Duration) async throws {}
}
