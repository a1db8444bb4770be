import HTTPTransportAPI
import HTTPTypes
import Synchronization
import Testing

@testable import CurlTransport

private struct SourceFailure: Error {}

private func chunks(_ count: Int, of size: Int) -> @Sendable () -> AsyncStream<[UInt8]> {
  {
    AsyncStream { continuation in
      for number in 0..<count {
        continuation.yield([UInt8](repeating: UInt8(truncatingIfNeeded: number), count: size))
      }
      continuation.finish()
    }
  }
}

@Suite("A streamed request", .timeLimit(.minutes(1)))
struct StreamedRequestTests {
  private func send(
    _ body: RequestBody, to server: LoopbackServer,
    _ change: (inout TransportOptions) -> Void = { _ in }
  ) async throws(TransportError) -> TransportResponse {
    var options = TransportOptions()
    options.timeout = .seconds(20)
    change(&options)
    let transport = try CurlTransport()
    return try await transport.send(server.request(.put), body: body, options: options)
  }

  /// Sends a body that cannot arrive, then another request over the same transport.
  private func failedSend(of body: RequestBody) async throws -> TransportError? {
    let server = try LoopbackServer { $0.waitForEnd() }
    let transport = try CurlTransport()
    do throws(TransportError) {
      _ = try await transport.send(server.request(.put), body: body, options: TransportOptions())
      return nil
    } catch {
      try await transport.expectToGoOn()
      return error
    }
  }

  @Test("of known length goes out with its length", arguments: [(1, 5), (50, 40_000)])
  func knownLength(count: Int, size: Int) async throws {
    let server = try LoopbackServer.answering(okay)
    let body = RequestBody(length: Int64(count * size), chunks: chunks(count, of: size))
    #expect(try await send(body, to: server).head.status == .ok)
    let request = try #require(server.requests.first)
    #expect(
      request.suffix(count * size).reduce(0) { $0 + Int($1) } == (0..<count).reduce(0, +) * size)
    #expect(server.texts[0].contains("Content-Length: \(count * size)\r\n"))
    #expect(!server.texts[0].lowercased().contains("expect"))
  }

  @Test("of unknown length goes out in chunks")
  func unknownLength() async throws {
    let received = Mutex<[UInt8]>([])
    let server = try LoopbackServer { connection in
      var bytes: [UInt8] = []
      while bytes.suffix(5) != Array("0\r\n\r\n".utf8)[...] {
        guard let piece = connection.read(atMost: 4096), !piece.isEmpty else { return }
        bytes += piece
      }
      received.withLock { [bytes] in $0 = bytes }
      connection.write(okay)
    }
    #expect(try await send(RequestBody(chunks: chunks(3, of: 4)), to: server).head.status == .ok)
    let text = String(decoding: received.withLock { $0 }, as: UTF8.self)
    #expect(text.contains("Transfer-Encoding: chunked\r\n"))
    #expect(!text.contains("Content-Length"))
  }

  @Test("is made no faster than the server takes it")
  func backPressure() async throws {
    let gate = Gate()
    let server = try LoopbackServer { connection in
      gate.wait()
      _ = connection.readRequest()
      connection.write(okay)
    }
    let made = Counter()
    let size = 64 * 1024
    let count = 512
    let body = RequestBody(length: Int64(size * count)) {
      AsyncStream<[UInt8]> {
        guard made.value < count else { return nil }
        made.add(1)
        return [UInt8](repeating: 1, count: size)
      }
    }
    let task = Task { try await send(body, to: server).head.status }
    var before = -1
    while made.value != before || before == 0 {
      before = made.value
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(before < count / 2)
    gate.open()
    #expect(try await task.value == .ok)
    #expect(made.value == count)
  }

  @Test("is made again for a new connection when the kept one had closed")
  func replay() async throws {
    let server = try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write(okay)
    }
    let transport = try CurlTransport()
    for _ in 0..<3 {
      let body = RequestBody(length: 12, chunks: chunks(3, of: 4))
      let response = try await transport.send(
        server.request(.post), body: body, options: TransportOptions())
      #expect(response.head.status == .ok)
      try await server.waitUntilAllConnectionsAreClosed()
    }
    #expect(server.requests.count == 3)
  }

  @Test("whose source fails ends with that, and not as a whole one")
  func sourceFails() async throws {
    let body = RequestBody(length: 100) {
      AsyncThrowingStream<[UInt8], any Error> { continuation in
        continuation.yield([1, 2, 3])
        continuation.finish(throwing: SourceFailure())
      }
    }
    let error = try await failedSend(of: body)
    #expect(error?.code == .requestBodyFailed)
    #expect(error?.message.contains("SourceFailure") == true)
  }

  @Test("that is not as long as it had said is an error", arguments: [11, 13])
  func wrongLength(said: Int64) async throws {
    let error = try await failedSend(of: RequestBody(length: said, chunks: chunks(3, of: 4)))
    #expect(error?.code == .requestBodyFailed)
  }

  @Test("can be answered before it is whole")
  func earlyAnswer() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.read(atMost: 1024)
      connection.write("HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\n\r\nno")
      connection.waitForEnd()
    }
    let never = RequestBody(length: 1 << 40) {
      AsyncStream<[UInt8]> { [UInt8](repeating: 1, count: 16 * 1024) }
    }
    let response = try await send(never, to: server)
    #expect(response.head.status == .contentTooLarge)
  }

  @Test("that is cancelled lets go of its source, and the next request succeeds")
  func cancelled() async throws {
    let transport = try CurlTransport()
    let server = try LoopbackServer { $0.waitForEnd() }
    let (endings, ended) = AsyncStream.makeStream(of: Void.self)
    let (starts, started) = AsyncStream.makeStream(of: Void.self)
    let body = RequestBody {
      AsyncStream<[UInt8]> {
        started.yield()
        try? await Task.sleep(for: .seconds(3600))
        return nil
      } onCancel: {
        ended.yield()
      }
    }
    let task = Task {
      await failure { () async throws(TransportError) in
        try await transport.send(server.request(.put), body: body, options: TransportOptions())
      }
    }
    for await _ in starts.prefix(1) {}
    task.cancel()
    #expect(await task.value?.code == .cancelled)
    for await _ in endings.prefix(1) {}
    try await transport.expectToGoOn()
  }

  @Test("asks first whether the server wants it, if told to", arguments: [true, false])
  func expectContinue(asks: Bool) async throws {
    let server = try LoopbackServer { connection in
      var head: [UInt8] = []
      while head.suffix(4) != [13, 10, 13, 10] {
        guard let byte = connection.read(atMost: 1), !byte.isEmpty else { return }
        head += byte
      }
      connection.record(head)
      if asks { connection.write("HTTP/1.1 100 Continue\r\n\r\n") }
      _ = connection.read(atMost: 4)
      connection.write(okay)
      connection.waitForEnd()
    }
    let response = try await send(RequestBody(Array("body".utf8)), to: server) {
      $0.expectsContinue = asks
    }
    #expect(response.head.status == .ok)
    #expect(server.texts[0].contains("Expect: 100-continue") == asks)
  }
}
