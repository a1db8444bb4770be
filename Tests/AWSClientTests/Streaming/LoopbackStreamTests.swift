import AWSClient
import AWSShapes
import CurlTransport
import Foundation
import GeneratedParcels
import HTTPTypes
import Synchronization
import TestServers
import Testing

@Suite("Streams between a generated client and a server", .timeLimit(.minutes(1)))
struct LoopbackStreamTests {
  private static let chunkSize = 64 * 1024

  private func client(
    _ server: HandlerServer, _ change: (inout ClientConfiguration) -> Void = { _ in }
  ) throws -> ParcelsClient {
    var configuration = ClientConfiguration(
      transport: TLSEndTransport(next: try CurlTransport(configuration: .init())),
      environment: [:])
    configuration.region = StaticRegion("eu-central-1")
    configuration.credentials = StaticCredentials(
      Credentials(accessKeyID: "AKID", secretAccessKey: "s3cret"))
    configuration.endpointURL = "https://\(server.authority)"
    configuration.host.files = HostFiles([:])
    configuration.retry = StandardRetry(random: { 0 })
    change(&configuration)
    return ParcelsClient(configuration)
  }

  private func chunks(_ count: Int) -> @Sendable () -> AsyncStream<[UInt8]> {
    {
      let number = Mutex(0)
      return AsyncStream {
        let next = number.withLock { number in
          number += 1
          return number
        }
        guard next <= count else { return nil }
        return [UInt8](repeating: UInt8(truncatingIfNeeded: next), count: Self.chunkSize)
      }
    }
  }

  private static func sum(_ count: Int) -> Int {
    (1...count).reduce(0) { $0 + Int(UInt8(truncatingIfNeeded: $1)) * chunkSize }
  }

  private static func stored(_ count: Int) -> String {
    let json = "{\"byteCount\":\(count)}"
    return "HTTP/1.1 200 OK\r\nContent-Length: \(json.utf8.count)\r\n\r\n\(json)"
  }

  private static func scan(_ length: Int) -> String {
    "HTTP/1.1 200 OK\r\nContent-Type: image/x\r\nx-amzn-requestid: r-1\r\n"
      + "Content-Length: \(length)\r\n\r\n"
  }

  private func failure(_ stream: ByteStream) async -> (count: Int, error: CallError?) {
    var count = 0
    do {
      for try await chunk in stream { count += chunk.count }
      return (count, nil)
    } catch {
      return (count, error as? CallError)
    }
  }

  // MARK: Up

  @Test("A stream arrives whole, with its length or in chunks", arguments: [true, false])
  func sends(knowsLength: Bool) async throws {
    let count = 64
    let heads = Mutex<[String]>([])
    let received = Mutex(0)
    let server = try HandlerServer { connection in
      let head = try connection.readHead()
      heads.withLock { $0.append(head) }
      var bytes = 0
      try connection.readBody(head) { piece in
        bytes += piece.count
        received.withLock { $0 += piece.reduce(0) { $0 + Int($1) } }
      }
      try connection.write(Self.stored(bytes))
      connection.waitForEnd()
    }
    let stream = ByteStream(
      length: knowsLength ? count * Self.chunkSize : nil, isReplayable: false,
      chunks: chunks(count))
    let output = try await client(server).storeRecording(id: "a", recording: stream)
    #expect(output.byteCount == Int64(count * Self.chunkSize))
    #expect(received.withLock { $0 } == Self.sum(count))
    let head = heads.withLock { $0.first ?? "" }
    #expect(head.contains("transfer-encoding: chunked") != knowsLength)
    #expect(head.contains("x-amz-content-sha256: unsigned-payload"))
    #expect(!head.contains("expect:"))
  }

  @Test("A file arrives whole, and again after the server failed")
  func sendsFile() async throws {
    let file = try TemporaryFile(of: 300_000)
    let sums = Mutex<[Int]>([])
    let server = try HandlerServer { connection in
      while true {
        let head = try connection.readHead()
        var sum = 0
        try connection.readBody(head) { piece in sum += piece.reduce(0) { $0 + Int($1) } }
        let attempt = sums.withLock { sums in
          sums.append(sum)
          return sums.count
        }
        try connection.write(
          attempt == 1
            ? "HTTP/1.1 500 Oh No\r\nContent-Length: 0\r\n\r\n" : Self.stored(300_000))
      }
    }
    let stream = try await ByteStream.file(file.path)
    #expect(stream.length == 300_000)
    let output = try await client(server).storeRecording(id: "a", recording: stream)
    #expect(output.byteCount == 300_000)
    #expect(sums.withLock { $0 } == [file.sum, file.sum])
  }

  @Test("A file that is missing, or none, is an error that names it", arguments: ["/none", "/tmp"])
  func refusesFile(path: String) async {
    let error = await #expect(throws: FileError.self) { try await ByteStream.file(path) }
    #expect(error?.path == path)
  }

  @Test("A stream that can be read only once is not sent again after the server failed")
  func sendsOnce() async throws {
    let server = try HandlerServer { connection in
      let head = try connection.readHead()
      try connection.readBody(head) { _ in }
      try connection.write("HTTP/1.1 500 Oh No\r\nContent-Length: 0\r\n\r\n")
      connection.waitForEnd()
    }
    let stream = ByteStream(isReplayable: false, chunks: chunks(4))
    let client = try client(server)
    let error = await #expect(throws: CallError.self) {
      try await client.storeRecording(id: "a", recording: stream)
    }
    #expect(error?.httpStatus == 500)
    #expect(error?.retryEnd == .bodyConsumed)
    #expect(error?.attempts == 1)
    #expect(server.connectionCount == 1)
  }

  @Test("A source is read no faster than the server takes it, and stops when the call is cancelled")
  func holdsSourceBack() async throws {
    let (endings, ended) = AsyncStream.makeStream(of: Void.self)
    let gate = Gate()
    let server = try HandlerServer { connection in
      gate.wait()
      connection.waitForEnd()
      ended.yield()
    }
    let made = Mutex(0)
    let endless = ByteStream(isReplayable: false) {
      AsyncStream<[UInt8]> {
        made.withLock { $0 += Self.chunkSize }
        return [UInt8](repeating: 1, count: Self.chunkSize)
      }
    }
    let client = try client(server)
    let call = Task { () -> CallError? in
      do throws(CallError) {
        _ = try await client.storeRecording(id: "a", recording: endless)
        return nil
      } catch {
        return error
      }
    }
    #expect(try await settled { made.withLock { $0 } } < 64 << 20)
    call.cancel()
    #expect(await call.value?.kind == .cancelled)
    gate.open()
    for await _ in endings.prefix(1) {}
  }

  // MARK: Down

  @Test("A stream is there with its header, holds the server back, and loses nothing")
  func receives() async throws {
    let total = 64 << 20
    let sent = Mutex(0)
    let server = try HandlerServer { connection in
      _ = try connection.readHead()
      try connection.write(Self.scan(total))
      let piece = [UInt8](repeating: 7, count: Self.chunkSize)
      for _ in 0..<(total / piece.count) {
        try connection.write(piece)
        sent.withLock { $0 += piece.count }
      }
      connection.waitForEnd()
    }
    let output = try await client(server).getScan(id: "a")
    #expect(output.type == "image/x")
    #expect(output.scan.length == total)
    #expect(try await settled { sent.withLock { $0 } } < total / 2)
    let (count, error) = await failure(output.scan)
    #expect(count == total)
    #expect(error == nil)
  }

  /// A server that sends three bytes of nine, then nothing, until the client closes.
  private func silentServer(_ onEnd: @escaping @Sendable () -> Void) throws -> HandlerServer {
    try HandlerServer { connection in
      _ = try connection.readHead()
      try connection.write(Self.scan(9) + "abc")
      connection.waitForEnd()
      onEnd()
    }
  }

  @Test("The connection closes when the output goes away half-way")
  func closesWhenDropped() async throws {
    let (endings, ended) = AsyncStream.makeStream(of: Void.self)
    let server = try silentServer { ended.yield() }
    do {
      let output = try await client(server).getScan(id: "a")
      for try await _ in output.scan { break }
    }
    for await _ in endings.prefix(1) {}
  }

  @Test("The connection closes when the reader is cancelled half-way")
  func closesWhenCancelled() async throws {
    let (endings, ended) = AsyncStream.makeStream(of: Void.self)
    let (chunks, arrived) = AsyncStream.makeStream(of: Void.self)
    let server = try silentServer { ended.yield() }
    let scan = try await client(server).getScan(id: "a").scan
    let reader = Task { () -> CallError? in
      do {
        for try await _ in scan { arrived.yield() }
        return nil
      } catch {
        return error as? CallError
      }
    }
    for await _ in chunks.prefix(1) {}
    reader.cancel()
    #expect(await reader.value?.kind == .cancelled)
    for await _ in endings.prefix(1) {}
  }

  @Test("A server that falls silent half-way is an error after the timeout of an attempt")
  func timesOutIdle() async throws {
    let server = try silentServer {}
    let client = try client(server) { $0.transportOptions.timeout = .seconds(3) }
    let (count, error) = await failure(try await client.getScan(id: "a").scan)
    #expect(count == 3)
    #expect(error?.kind == .transport)
    #expect((error?.cause as? TransportError)?.code == .idleTimeout)
    #expect(error?.requestID == "r-1")
  }

  @Test("The call's timeout ends a stream half-way")
  func timesOutCall() async throws {
    let server = try silentServer {}
    let clock = StandingClock()
    let client = try client(server) {
      $0.callTimeout = .seconds(4000)
      $0.monotonicClock = clock
    }
    let scan = try await client.getScan(id: "a").scan
    for try await chunk in scan {
      #expect(chunk.count == 3)
      break
    }
    clock.expire()
    let (count, error) = await failure(scan)
    #expect(count == 0)
    #expect(error?.kind == .timeout)
  }

  @Test("A body that is cut off is an error, and never a short success", arguments: [true, false])
  func noticesCut(isChunked: Bool) async throws {
    let server = try HandlerServer { connection in
      _ = try connection.readHead()
      try connection.write(
        isChunked
          ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
          : Self.scan(9) + "abc")
    }
    let scan = try await client(server).getScan(id: "a").scan
    let (count, error) = await failure(scan)
    #expect(count == 3)
    #expect(error?.kind == .transport)
    #expect((error?.cause as? TransportError)?.code == .reset)
    await #expect(throws: CallError.self) { try await scan.collect(upTo: 100) }
  }

  @Test("An error of the service is read and decoded")
  func decodesError() async throws {
    let server = try HandlerServer { connection in
      _ = try connection.readHead()
      let json = "{\"message\":\"no scan\"}"
      try connection.write(
        "HTTP/1.1 404 Not Found\r\nx-amzn-errortype: NoSuchThing\r\n"
          + "Content-Length: \(json.utf8.count)\r\n\r\n\(json)")
      connection.waitForEnd()
    }
    let client = try client(server)
    let error = await #expect(throws: CallError.self) { try await client.getScan(id: "a") }
    #expect(error?.kind == .service)
    #expect(error?.modeled is NoSuchThing)
  }

  /// Returns a number once it has stopped growing.
  private func settled(_ number: () -> Int) async throws -> Int {
    var before = -1
    while number() != before || before == 0 {
      before = number()
      try await Task.sleep(for: .milliseconds(100))
    }
    return before
  }
}

/// Stands where TLS would end: the server behind it speaks HTTP.
private struct TLSEndTransport: HTTPTransport {
  let next: any HTTPTransport

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    var request = request
    request.scheme = "http"
    return try await next.send(request, body: body, options: options)
  }
}

/// Stands still until the time of everything that waits is over.
private final class StandingClock: MonotonicClock {
  private let isExpired = Atomic(false)

  func now() -> Duration { .zero }

  func expire() { isExpired.store(true, ordering: .releasing) }

  func sleep(for duration: Duration) async throws {
    while !isExpired.load(ordering: .acquiring) {
      try await Task.sleep(for: .milliseconds(1))
    }
  }
}

/// A place to wait at, for a server's thread.
private final class Gate: Sendable {
  private let isOpen = Atomic(false)

  func open() { isOpen.store(true, ordering: .releasing) }

  func wait() {
    for _ in 0..<20_000 where !isOpen.load(ordering: .acquiring) {
      Thread.sleep(forTimeInterval: 0.001)
    }
  }
}

/// A file that goes away with its last reference.
private final class TemporaryFile: Sendable {
  let path: String
  let sum: Int

  init(of count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    sum = bytes.reduce(0) { $0 + Int($1) }
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(bytes).write(to: url)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
