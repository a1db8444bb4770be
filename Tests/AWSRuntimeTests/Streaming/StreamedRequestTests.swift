import AWSShapes
import AWSSigV4
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Synchronization
import Testing

@testable import AWSRuntime

private struct SourceFailure: Error {}

@Suite("Streamed request bodies")
struct StreamedRequestTests {
  private static let bytes = Array("hello, stream".utf8)

  private func replayable(_ starts: StartCounter = StartCounter()) -> ByteStream {
    ByteStream(length: Self.bytes.count) {
      starts.add()
      return ChunkSequence([Array(Self.bytes.prefix(5)), [], Array(Self.bytes.dropFirst(5))])
    }
  }

  private func once() -> ByteStream {
    ByteStream(ChunkSequence([Self.bytes]), length: Self.bytes.count)
  }

  private func configuration(_ transport: StubTransport) -> CallConfiguration {
    var configuration = CallConfiguration.test(transport)
    configuration.retry = StandardRetry(random: { 0 })
    configuration.monotonicClock = ManualClock()
    configuration.makeInvocationID = { "id" }
    return configuration
  }

  private func error<Operation: PutOperation>(
    _ operation: Operation.Type, _ stream: ByteStream, _ configuration: CallConfiguration
  ) async -> CallError? {
    do {
      _ = try await CallPipeline(configuration).call(operation, input: Stream(stream))
      return nil
    } catch {
      return error
    }
  }

  @Test("A stream that the signature covers is read once more and signed like the same bytes")
  func signsWholeBody() async throws {
    let transport = StubTransport.always(body: "ok")
    let starts = StartCounter()
    #expect(await error(Put.self, replayable(starts), configuration(transport)) == nil)
    #expect(await error(Put.self, ByteStream(Self.bytes), configuration(transport)) == nil)
    #expect(starts.count == 2)
    #expect(transport.sent.map(\.body) == [Self.bytes, Self.bytes])
    let signatures = transport.values("authorization")
    #expect(signatures.count == 2 && Set(signatures).count == 1)
  }

  @Test("A stream that is read only once cannot be signed as a whole, and nothing is sent")
  func refusesUnsignableStream() async {
    let transport = StubTransport.always(body: "ok")
    let found = await error(Put.self, once(), configuration(transport))
    #expect(found?.kind == .input)
    #expect(found?.message.contains("can be read only once") == true)
    let checked = await error(PutChecked.self, once(), configuration(transport))
    #expect(checked?.kind == .input)
    #expect(checked?.message.contains("Content-MD5") == true)
    #expect(transport.sent.isEmpty)
  }

  @Test("A stream that the signature leaves out is sent without being read before")
  func sendsUnsigned() async {
    let transport = StubTransport.always(body: "ok")
    let starts = StartCounter()
    #expect(await error(PutUnsigned.self, once(), configuration(transport)) == nil)
    #expect(await error(PutUnsigned.self, replayable(starts), configuration(transport)) == nil)
    #expect(starts.count == 1)
    #expect(transport.sent.map(\.body) == [Self.bytes, Self.bytes])
    #expect(
      transport.values("x-amz-content-sha256") == ["UNSIGNED-PAYLOAD", "UNSIGNED-PAYLOAD"])
  }

  @Test("Without TLS, the signature covers a stream that it would leave out")
  func signsWithoutTLS() async {
    let transport = StubTransport.always(body: "ok")
    var configuration = configuration(transport)
    configuration.endpoint = StaticEndpoint(url: "http://127.0.0.1:1")
    #expect(await error(PutUnsigned.self, replayable(), configuration) == nil)
    #expect(transport.values("x-amz-content-sha256").isEmpty)
    #expect(await error(PutUnsigned.self, once(), configuration)?.kind == .input)
  }

  @Test("The checksums of a stream are those of its bytes")
  func computesChecksums() async {
    let transport = StubTransport.always(body: "ok")
    #expect(await error(PutChecked.self, replayable(), configuration(transport)) == nil)
    #expect(
      await error(PutChecked.self, ByteStream(Self.bytes), configuration(transport)) == nil)
    for name in ["content-md5", "x-tree"] {
      #expect(transport.values(name).count == 2)
      #expect(Set(transport.values(name)).count == 1)
    }
  }

  @Test("The hashes of a body do not depend on its chunks", arguments: [1000, 1 << 20, 1_500_000])
  func hashesAnyChunks(size: Int) {
    let bytes = (0..<(3 << 20 | 5)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    for algorithm in [RequestChecksum.Algorithm.md5, .sha256, .sha256Tree] {
      var running = RunningChecksum(algorithm)
      for start in stride(from: 0, to: bytes.count, by: size) {
        running?.update(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      #expect(running?.value == BodyChecksum.value(algorithm, of: bytes))
    }
  }

  @Test("Chunks are signed one over the other, and the request announces them")
  func signsChunks() async throws {
    let transport = StubTransport.always(body: "ok")
    let bytes = (0..<150_000).map { UInt8(truncatingIfNeeded: $0) }
    let stream = ByteStream(
      ChunkSequence([Array(bytes.prefix(100)), Array(bytes.dropFirst(100))]), length: bytes.count)
    #expect(await error(PutChunks.self, stream, configuration(transport)) == nil)
    let sent = try #require(transport.sent.first)
    #expect(transport.values("content-encoding") == ["aws-chunked"])
    #expect(transport.values("x-amz-decoded-content-length") == ["150000"])
    #expect(
      ChunkSigner.encodedByteCount(of: bytes.count, chunkByteCount: 65_536) == sent.body.count)
    let credentials = Credentials(accessKeyID: "AKID", secretAccessKey: "s3cret")
    let verifier = SigV4Verifier(region: "eu-central-1", service: "echoes")
    let verified = try verifier.verify(
      sent.request, payload: .streaming(.signed), now: CallConfiguration.testDate
    ) { _ in credentials }
    var chunks = try verifier.chunkVerifier(
      continuing: verified, payload: .signed, credentials: credentials)
    var decoded: [UInt8] = []
    for (chunk, signature) in try SignedChunkReader.read(sent.body) {
      try chunks.verify(chunk: chunk, signature: signature)
      decoded += chunk
    }
    #expect(chunks.isComplete)
    #expect(decoded == bytes)
  }

  @Test("Each attempt signs the chunks anew")
  func signsChunksOfEachAttempt() async {
    let transport = StubTransport([.status(500), .status(200, body: "ok")])
    #expect(await error(PutChunks.self, replayable(), configuration(transport)) == nil)
    #expect(transport.sent.count == 2)
    #expect(transport.sent.allSatisfy { $0.body.count > Self.bytes.count })
  }

  @Test("A signer that knows nothing of chunks is an error")
  func refusesSigner() async {
    var configuration = configuration(StubTransport.always(body: "ok"))
    configuration.signer = NamingSigner()
    #expect(await error(PutChunks.self, once(), configuration)?.kind == .signing)
  }

  @Test("A stream that can be read again is sent again after a failure, from its first byte")
  func replays() async {
    let transport = StubTransport([.status(500), .status(503), .status(200, body: "ok")])
    #expect(await error(PutUnsigned.self, replayable(), configuration(transport)) == nil)
    #expect(transport.sent.map(\.body) == [Self.bytes, Self.bytes, Self.bytes])
  }

  @Test("A stream that was read and can be read only once is not sent again")
  func doesNotReplay() async {
    let transport = StubTransport.repeatingLast([.status(500)])
    let retry = StandardRetry(quota: 20, random: { 0 })
    var configuration = configuration(transport)
    configuration.retry = retry
    let found = await error(PutUnsigned.self, once(), configuration)
    #expect(found?.kind == .service)
    #expect(found?.httpStatus == 500)
    #expect(found?.retryEnd == .bodyConsumed)
    #expect(transport.sent.count == 1)
    #expect(retry.availableQuota == 20)
  }

  @Test("A stream that nothing was read of is sent after a failure to connect")
  func sendsUnreadStream() async {
    let transport = RefusingTransport(then: StubTransport.always(body: "ok"))
    var configuration = configuration(StubTransport.always(body: ""))
    configuration.transport = transport
    #expect(await error(PutUnsigned.self, once(), configuration) == nil)
  }

  @Test("The error of a stream's source is the cause of the call's error")
  func reportsSource() async {
    let transport = StubTransport.always(body: "ok")
    let broken = ByteStream {
      AsyncThrowingStream<[UInt8], any Error> { continuation in
        continuation.yield([1])
        continuation.finish(throwing: SourceFailure())
      }
    }
    // Hashed first, and sent at once.
    for found in [
      await error(Put.self, broken, configuration(transport)),
      await error(PutUnsigned.self, broken, configuration(transport)),
    ] {
      #expect(found?.kind == .requestBody)
      #expect(found?.cause is SourceFailure)
      #expect(found?.attempts ?? 2 < 2)
    }
    #expect(transport.sent.isEmpty)
  }

  @Test("A stream that is not as long as announced is an error before it is sent")
  func checksLength() async {
    let transport = StubTransport.always(body: "ok")
    let stream = ByteStream(length: 3) { ChunkSequence([[1, 2]]) }
    let found = await error(Put.self, stream, configuration(transport))
    #expect(found?.kind == .input)
    #expect(found?.message.contains("2 bytes, not the 3") == true)
    #expect(transport.sent.isEmpty)
  }

  @Test("A stream may take longer than an attempt, but not longer than the call")
  func choosesTimeouts() async throws {
    let transport = StubTransport.always(body: "ok")
    var configuration = configuration(transport)
    configuration.transportOptions.timeout = .seconds(7)
    configuration.transportOptions.firstByteTimeout = .seconds(3)
    #expect(await error(PutUnsigned.self, once(), configuration) == nil)
    configuration.transportOptions.idleTimeout = .seconds(2)
    configuration.callTimeout = .seconds(4000)
    #expect(await error(PutUnsigned.self, once(), configuration) == nil)
    let options = transport.sent.map(\.options)
    #expect(options.map(\.idleTimeout) == [.seconds(7), .seconds(2)])
    #expect(options.map(\.firstByteTimeout) == [nil, nil])
    #expect(options[0].timeout > .seconds(86_400))
    #expect(options[1].timeout == .seconds(4000))
  }

  @Test("Hashing a stream ends with the call's time, and with its task")
  func limitsHashing() async {
    let endless = ByteStream {
      AsyncStream<[UInt8]> { [UInt8](repeating: 1, count: 1000) }
    }
    var configuration = configuration(StubTransport.always(body: "ok"))
    configuration.monotonicClock = BriefClock()
    configuration.callTimeout = .seconds(5)
    #expect(await error(Put.self, endless, configuration)?.kind == .timeout)
    configuration.callTimeout = nil
    let task = Task { [configuration] in await error(Put.self, endless, configuration) }
    task.cancel()
    #expect(await task.value?.kind == .cancelled)
  }
}

/// Counts how often a stream is started.
final class StartCounter: Sendable {
  private let starts = Mutex(0)

  var count: Int { starts.withLock { $0 } }

  func add() { starts.withLock { $0 += 1 } }
}

/// Chunks from a list.
struct ChunkSequence: AsyncSequence, Sendable {
  private let chunks: [[UInt8]]

  init(_ chunks: [[UInt8]]) { self.chunks = chunks }

  func makeAsyncIterator() -> Iterator { Iterator(chunks: chunks[...]) }

  struct Iterator: AsyncIteratorProtocol {
    var chunks: ArraySlice<[UInt8]>

    mutating func next() async -> [UInt8]? { chunks.popFirst() }
  }
}

/// Stands still; whoever waits waits a moment.
private struct BriefClock: MonotonicClock {
  func now() -> Duration { .zero }
  func sleep(for duration: Duration) async throws { try await Task.sleep(for: .milliseconds(20)) }
}

/// Refuses the first connection without reading the body.
private final class RefusingTransport: HTTPTransport {
  private let next: StubTransport
  private let isFirst = Mutex(true)

  init(then next: StubTransport) { self.next = next }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    let refuses = isFirst.withLock { isFirst in
      defer { isFirst = false }
      return isFirst
    }
    if refuses { throw TransportError(.connect, "refused", requestMayHaveReachedServer: false) }
    return try await next.send(request, body: body, options: options)
  }
}

/// Reads a body in `aws-chunked` encoding.
private enum SignedChunkReader {
  struct Malformed: Error {}

  static func read(_ body: [UInt8]) throws -> [(chunk: [UInt8], signature: String)] {
    var chunks: [(chunk: [UInt8], signature: String)] = []
    var rest = body[...]
    while !rest.isEmpty {
      guard let end = rest.firstIndex(of: 13) else { throw Malformed() }
      let head = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
      let parts = head.split(separator: ";chunk-signature=")
      guard parts.count == 2, let size = Int(parts[0], radix: 16) else { throw Malformed() }
      rest = rest[(end + 2)...]
      chunks.append((Array(rest.prefix(size)), String(parts[1])))
      rest = rest.dropFirst(size + 2)
    }
    return chunks
  }
}
