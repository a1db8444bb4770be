import AWSShapes
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Synchronization
import Testing

@testable import AWSRuntime

@Suite("Streamed response bodies")
struct StreamedResponseTests {
  private static let headers = ["x-amzn-requestid": "r-1"]
  private static let reset = TransportError(
    .reset, "the connection broke", requestMayHaveReachedServer: false)

  private func configuration(_ transport: any HTTPTransport) -> CallConfiguration {
    var configuration = CallConfiguration.test(StubTransport.always(body: ""))
    configuration.transport = transport
    configuration.retry = StandardRetry(random: { 0 })
    configuration.monotonicClock = ManualClock()
    configuration.makeInvocationID = { "id" }
    return configuration
  }

  private func get(_ configuration: CallConfiguration) async throws(CallError) -> ByteStream {
    try await CallPipeline(configuration).call(Get.self, input: Text("x")).stream
  }

  /// Reads a stream to its end.
  private func read(_ stream: ByteStream) async -> (bytes: [UInt8], error: CallError?) {
    var bytes: [UInt8] = []
    do {
      for try await chunk in stream { bytes += chunk }
      return (bytes, nil)
    } catch {
      return (bytes, error as? CallError)
    }
  }

  @Test("The output is there with the header, and its chunks follow as they are read")
  func returnsWithHeader() async throws {
    let transport = StubTransport([
      .stream(200, ["Content-Length": "3"], chunks: [[1, 2], [3]])
    ])
    let stream = try await get(configuration(transport))
    #expect(stream.length == 3)
    #expect(stream.bytes == nil)
    #expect(!stream.isReplayable)
    #expect(transport.sent.map(\.options.streamsResponse) == [true])
    var chunks: [[UInt8]] = []
    for try await chunk in stream { chunks.append(chunk) }
    #expect(chunks == [[1, 2], [3]])
    #expect(try await stream.collect(upTo: 10) == [])
  }

  @Test("A second iterator continues where the first one stopped")
  func continues() async throws {
    let stream = try await get(
      configuration(StubTransport([.stream(200, chunks: [[1], [2], [3]])])))
    for try await chunk in stream {
      #expect(chunk == [1])
      break
    }
    #expect(try await stream.collect(upTo: 10) == [2, 3])
  }

  @Test("Collecting stops at the limit")
  func limitsCollecting() async throws {
    let stream = try await get(configuration(StubTransport([.stream(200, chunks: [[1], [2]])])))
    await #expect(throws: ByteStreamError(limit: 1)) { _ = try await stream.collect(upTo: 1) }
  }

  @Test(
    "A body that is empty or in memory needs no stream",
    arguments: [
      StubResponse.stream(204, chunks: []), .stream(200, ["Content-Length": "0"], chunks: []),
      .status(200, body: ""),
    ])
  func emptyBodies(response: StubResponse) async throws {
    #expect(try await get(configuration(StubTransport([response]))).bytes == [])
  }

  @Test("A stream that breaks off ends in an error of the call, after what arrived")
  func breaksOff() async throws {
    let transport = StubTransport([.stream(200, Self.headers, chunks: [[1]], failure: Self.reset)])
    let stream = try await get(configuration(transport))
    let (bytes, found) = await read(stream)
    #expect(bytes == [1])
    #expect(found?.kind == .transport)
    #expect((found?.cause as? TransportError)?.code == .reset)
    #expect(found?.operation == "Get")
    #expect(found?.requestID == "r-1")
    #expect(found?.httpStatus == 200)
    #expect(found?.invocationID == "id")
    #expect(found?.attempts == 1)
    #expect(found?.mayHaveExecuted == true)
    // It stays an error, however often it is read.
    #expect(await read(stream).error?.kind == .transport)
    #expect(transport.sent.count == 1)
  }

  @Test("A body of another length than announced is an error", arguments: [2, 4])
  func checksLength(announced: Int) async throws {
    let transport = StubTransport([
      .stream(200, ["Content-Length": "\(announced)"], chunks: [[1, 2, 3]])
    ])
    let (_, found) = await read(try await get(configuration(transport)))
    #expect(found?.kind == .transport)
    #expect(found?.message.contains("after 3 of \(announced) bytes") == true)
  }

  @Test("The announced length is not that of a body that the transport decodes")
  func ignoresEncodedLength() async throws {
    let transport = StubTransport([
      .stream(200, ["Content-Length": "2", "Content-Encoding": "gzip"], chunks: [[1, 2, 3]])
    ])
    let stream = try await get(configuration(transport))
    #expect(stream.length == nil)
    #expect(await read(stream).error == nil)
  }

  @Test("An error is read as a whole, and retried like every other")
  func collectsErrors() async throws {
    let transport = StubTransport([
      .stream(503, chunks: [Array("busy".utf8)]), .stream(200, chunks: [[1]]),
    ])
    let stream = try await get(configuration(transport))
    #expect(try await stream.collect(upTo: 1) == [1])
    #expect(transport.sent.count == 2)
    let refusing = StubTransport([
      .stream(400, ["x-code": "Broken"], chunks: [Array("it ".utf8), Array("broke".utf8)])
    ])
    do {
      _ = try await get(configuration(refusing))
      Issue.record("no error")
    } catch {
      #expect(error.kind == .service)
      #expect(error.code == "Broken")
      #expect(error.message == "it broke")
    }
  }

  @Test("An error larger than a response may be is refused")
  func limitsErrors() async throws {
    var configuration = configuration(
      StubTransport([.stream(400, chunks: [[UInt8](repeating: 1, count: 11)])]))
    configuration.transportOptions.maximumResponseBodySize = 10
    do {
      _ = try await get(configuration)
      Issue.record("no error")
    } catch {
      #expect((error.cause as? TransportError)?.code == .bodyTooLarge)
    }
  }

  @Test("The call's timeout ends a stream, even over a transport that ignores timeouts")
  func endsWithCall() async throws {
    var configuration = configuration(SilentTransport())
    configuration.monotonicClock = BriefClock()
    configuration.callTimeout = .milliseconds(20)
    let (bytes, found) = await read(try await get(configuration))
    #expect(bytes == [1])
    #expect(found?.kind == .timeout)
  }

  @Test("A transport's timeout of a stream is the call's where the call limits it")
  func namesTimeout() async throws {
    let late = TransportError(.timeout, "late", requestMayHaveReachedServer: true)
    let idle = TransportError(.idleTimeout, "idle", requestMayHaveReachedServer: true)
    for (failure, kind) in [(late, CallError.Kind.timeout), (idle, .transport)] {
      var configuration = configuration(
        StubTransport([.stream(200, chunks: [[1]], failure: failure)]))
      configuration.callTimeout = .seconds(4000)
      let (_, found) = await read(try await get(configuration))
      #expect(found?.kind == kind)
      #expect((found?.cause as? TransportError)?.code == failure.code)
    }
  }

  @Test("Cancelling the reader ends the stream as cancelled")
  func cancels() async throws {
    let stream = try await get(configuration(SilentTransport()))
    let task = Task { await read(stream) }
    task.cancel()
    #expect(await task.value.error?.kind == .cancelled)
  }

  @Test("The transfer ends when the output goes away")
  func dropsTransfer() async throws {
    let transport = SilentTransport()
    do {
      let stream = try await get(configuration(transport))
      for try await _ in stream { break }
      #expect(transport.openStreams == 1)
    }
    #expect(transport.openStreams == 0)
  }

  @Test("The transfer ends when the response cannot be read")
  func dropsUnreadableResponse() async {
    let transport = SilentTransport()
    var configuration = configuration(transport)
    configuration.interceptors = [Refuser()]
    await #expect(throws: CallError.self) { try await get(configuration) }
    #expect(transport.openStreams == 0)
  }
}

/// Responds with a stream that falls silent after a byte.
private final class SilentTransport: HTTPTransport {
  private let count = Atomic(0)

  var openStreams: Int { count.load(ordering: .acquiring) }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    count.add(1, ordering: .acquiringAndReleasing)
    let body = SilentBody { [self] in _ = count.subtract(1, ordering: .acquiringAndReleasing) }
    return TransportResponse(head: HTTPResponse(status: .ok), body: ResponseBody(body))
  }
}

private final class SilentBody: ResponseBodyStream {
  private let isFirst = Mutex(true)
  private let onEnd: @Sendable () -> Void

  init(onEnd: @escaping @Sendable () -> Void) { self.onEnd = onEnd }

  deinit { onEnd() }

  let trailerFields = HTTPFields()
  let metrics: TransportMetrics? = nil

  func nextChunk() async throws(TransportError) -> [UInt8]? {
    let isFirst = isFirst.withLock { isFirst in
      defer { isFirst = false }
      return isFirst
    }
    if isFirst { return [1] }
    try? await Task.sleep(for: .seconds(3600))
    throw TransportError(.cancelled, "cancelled", requestMayHaveReachedServer: true)
  }
}

/// Stands still; whoever waits waits a moment.
private struct BriefClock: MonotonicClock {
  func now() -> Duration { .zero }
  func sleep(for duration: Duration) async throws { try await Task.sleep(for: .milliseconds(100)) }
}

private struct Refuser: Interceptor {
  struct Refusal: Error {}

  func modifyBeforeDeserialization(_ response: inout WireResponse, context: CallContext) throws {
    throw Refusal()
  }
}
