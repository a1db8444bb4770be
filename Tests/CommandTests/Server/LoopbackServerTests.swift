import HTTPTypes
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import SsmSapLocal
@testable import ssm_sap_local

@Suite("The loopback server", .timeLimit(.minutes(1)))
struct LoopbackServerTests {
  private static let closing = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
  private static let keeping = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

  @Test("A kept connection has the responses in the order of its requests, also of pipelined ones")
  func keptConnection() async throws {
    let responder = ScriptedResponder { request, _ in .response(.text(request.path ?? "")) }
    try await serving(responder) { server in
      let text = try await RawConnection.exchange(
        server.url,
        (1...3).map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined() + Self.closing)
      let bodies = text.matches(of: /\r\n\r\n(\/\d?)/).map { String($0.output.1) }
      #expect(bodies == ["/1", "/2", "/3", "/"])
    }
  }

  @Test("The responder has method, authority, path, header fields and body")
  func request() async throws {
    let responder = ScriptedResponder { request, body in
      let text =
        "\(request.method) \(request.authority ?? "") \(request.path ?? "") "
        + "\(request.headerFields[.accept] ?? "") \(String(decoding: body, as: UTF8.self))"
      return .response(.text(text))
    }
    try await serving(responder) { server in
      let text = try await RawConnection.exchange(
        server.url,
        "POST /a?b=%20c HTTP/1.1\r\nHost: h:1\r\nAccept: x\r\nConnection: close\r\n"
          + "Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n")
      #expect(text.hasSuffix("\r\n\r\nPOST h:1 /a?b=%20c x hello"))
    }
  }

  @Test(
    "A malformed request has the status 400",
    arguments: [
      "GARBAGE\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nb\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
      "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "x", count: 2_000))\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X: y\r\n", count: 20))\r\n",
    ])
  func malformed(text: String) async throws {
    var limits = ServerLimits()
    limits.headerSize = 1_000
    limits.headerFields = 10
    try await serving(ScriptedResponder("never"), limits: limits) { server in
      let response = try await RawConnection.exchange(server.url, text)
      #expect(response.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
      // It does not take the server along.
      let next = try await RawConnection.exchange(server.url, Self.closing)
      #expect(next.hasSuffix("never"))
    }
  }

  @Test(
    "A body over the limit has the status 413",
    arguments: [
      "Content-Length: 11\r\n\r\n12345678901",
      "Transfer-Encoding: chunked\r\n\r\nb\r\n12345678901\r\n0\r\n\r\n",
    ])
  func largeBody(rest: String) async throws {
    var limits = ServerLimits()
    limits.bodySize = 10
    try await serving(ScriptedResponder("never"), limits: limits) { server in
      let response = try await RawConnection.exchange(
        server.url, "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + rest)
      #expect(response.hasPrefix("HTTP/1.1 413 "))
      #expect(!response.contains("never"))
    }
  }

  @Test("A client that waits before it sends a body is told to go on")
  func expectedContinue() async throws {
    let responder = ScriptedResponder { _, body in
      .response(.text(String(decoding: body, as: UTF8.self)))
    }
    try await serving(responder) { server in
      try await RawConnection.open(server.url) { connection in
        try await connection.send(
          "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-Continue\r\n"
            + "Content-Length: 5\r\n\r\n")
        let interim = try await connection.read(upTo: "\r\n\r\n")
        #expect(interim == "HTTP/1.1 100 Continue\r\n\r\n")
        try await connection.send("hello")
        let text = await connection.readToEnd()
        #expect(text.hasPrefix("HTTP/1.1 200 "))
        #expect(text.hasSuffix("\r\n\r\nhello"))
      }
    }
  }

  @Test("A client that does not read its responses is not read from either")
  func slowReader() throws {
    let channel = EmbeddedChannel()
    let reads = ReadCounter()
    let pipeline = channel.pipeline.syncOperations
    try pipeline.addHandler(reads)
    try pipeline.addHandlers(ScriptedResponder("x"), Exchanges(), ServerLimits())
    channel.isWritable = false
    channel.pipeline.fireChannelWritabilityChanged()
    channel.read()
    #expect(reads.count == 0)
    channel.isWritable = true
    channel.pipeline.fireChannelWritabilityChanged()
    #expect(reads.count == 1)
    _ = try channel.finish(acceptAlreadyClosed: true)
  }

  /// Counts how often the connection is to be read from.
  private final class ReadCounter: ChannelOutboundHandler {
    typealias OutboundIn = NIOAny

    private(set) var count = 0

    func read(context: ChannelHandlerContext) {
      count += 1
      context.read()
    }
  }

  @Test("A request that is too large is refused at once, and the connection is kept")
  func largeBodyOnKeptConnection() async throws {
    var limits = ServerLimits()
    limits.bodySize = 10
    try await serving(ScriptedResponder("next"), limits: limits) { server in
      let text = try await RawConnection.exchange(
        server.url,
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n12345678901" + Self.closing)
      #expect(text.hasPrefix("HTTP/1.1 413 "))
      #expect(text.matches(of: /\r\n\r\nnext/).count == 1)
      #expect(text.matches(of: /HTTP\/1\.1/).count == 2)
    }
  }

  @Test("A response to HEAD has the length of the body, and no body")
  func head() async throws {
    try await serving(ScriptedResponder("12345")) { server in
      let text = try await RawConnection.exchange(
        server.url, "HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(text.contains("Content-Length: 5\r\n"))
      #expect(text.hasSuffix("\r\n\r\n"))
    }
  }

  @Test("HTTP/1.0 has its connection closed, or kept if it asks for that")
  func oldVersion() async throws {
    try await serving(ScriptedResponder("x")) { server in
      let closed = try await RawConnection.exchange(server.url, "GET / HTTP/1.0\r\n\r\n")
      #expect(closed.contains("Connection: close\r\n"))
      let kept = try await RawConnection.exchange(
        server.url,
        "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET / HTTP/1.0\r\n\r\n")
      #expect(kept.contains("Connection: keep-alive\r\n"))
      #expect(kept.matches(of: /HTTP\/1.0 200/).count == 2)
    }
  }

  @Test("A delayed or dripping response arrives whole, and keeps the connection")
  func slowResponses() async throws {
    let deliveries: [LocalReply.Delivery] = [.whole, .drip(bytes: 2, every: .milliseconds(1))]
    for delivery in deliveries {
      let responder = ScriptedResponder("12345", delay: .milliseconds(1), delivery)
      try await serving(responder) { server in
        let text = try await RawConnection.exchange(server.url, Self.keeping + Self.closing)
        #expect(text.matches(of: /\r\n\r\n12345/).count == 2)
      }
    }
  }

  @Test("A cut connection is closed before the response or within it, and the server goes on")
  func cutResponses() async throws {
    try await serving(ScriptedResponder("12345", .cut(after: nil))) { server in
      for _ in 1...2 {
        let text = try await RawConnection.exchange(server.url, Self.keeping)
        #expect(text.isEmpty)
      }
    }
    try await serving(ScriptedResponder("12345", .cut(after: 2))) { server in
      let text = try await RawConnection.exchange(server.url, Self.keeping)
      #expect(text.contains("Content-Length: 5\r\n"))
      #expect(text.hasSuffix("\r\n\r\n12"))
    }
  }

  @Test(
    "A connection without a whole request in time is closed",
    arguments: ["", "GET / HT", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n1"])
  func deadline(text: String) async throws {
    var limits = ServerLimits()
    limits.requestTimeout = .milliseconds(50)
    try await serving(ScriptedResponder("never"), limits: limits) { server in
      let response = try await RawConnection.exchange(server.url, text)
      #expect(!response.contains("never"))
    }
  }

  @Test("Many connections are served at the same time")
  func manyConnections() async throws {
    let count = 200
    let arrived = Mutex(0)
    let everyone = Gate()
    let responder = ScriptedResponder { _, _ in
      let number = arrived.withLock {
        $0 += 1
        return $0
      }
      if number == count { await everyone.open() }
      await everyone.wait()
      return .response(.text("served"))
    }
    try await serving(responder) { server in
      try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<count {
          group.addTask { try await RawConnection.exchange(server.url, Self.closing) }
        }
        for try await text in group { #expect(text.hasSuffix("served")) }
      }
    }
  }

  @Test("A request that the client abandons is carried out all the same")
  func abandonedRequest() async throws {
    let (arrived, leave, carriedOut) = (Gate(), Gate(), Gate())
    let responder = ScriptedResponder { _, _ in
      await arrived.open()
      await leave.wait()
      if !Task.isCancelled { await carriedOut.open() }
      return .response(.text("x"))
    }
    try await serving(responder) { server in
      try await RawConnection.open(server.url) { connection in
        try await connection.send(Self.keeping)
        await arrived.wait()
      }
      await leave.open()
      await carriedOut.wait()
    }
  }

  /// Starts on a port below those that the system gives to connections, so that no connection of
  /// another test takes it when it is free again.
  private func startOnReservedPort(_ responder: ScriptedResponder) async throws -> LoopbackServer {
    for port in UInt16(20_000)..<20_100 {
      let address = try ServerAddress(host: "127.0.0.1", port: port)
      if let server = try? await LoopbackServer.start(at: address, responder) { return server }
    }
    throw ServerError("no port from 20000 to 20099 is free")
  }

  /// Starts on a port that was just freed. A process that another test starts at this moment has the
  /// port's descriptor until it runs its program, so a few attempts may fail.
  private func startAgain(
    on port: UInt16, _ responder: ScriptedResponder
  ) async throws -> LoopbackServer {
    let address = try ServerAddress(host: "127.0.0.1", port: port)
    for _ in 0..<100 {
      if let server = try? await LoopbackServer.start(at: address, responder) { return server }
      try await Task.sleep(for: .milliseconds(20))
    }
    return try await LoopbackServer.start(at: address, responder)
  }

  @Test("A stopping server finishes responses, closes idle connections and frees its port")
  func stop() async throws {
    let (arrived, answer) = (Gate(), Gate())
    let responder = ScriptedResponder { _, _ in
      await arrived.open()
      await answer.wait()
      return .response(.text("finished"))
    }
    let server = try await startOnReservedPort(responder)
    let url = server.url
    let port = try #require(UInt16(url.split(separator: ":").last ?? ""))
    try await withThrowingTaskGroup(of: String.self) { group in
      group.addTask { try await RawConnection.exchange(url, Self.keeping) }
      await arrived.wait()
      try await RawConnection.open(url) { idle in
        let stopping = Task { await server.stop() }
        #expect(await idle.readToEnd().isEmpty)
        await answer.open()
        let text = try await group.next() ?? ""
        #expect(text.contains("onnection: close\r\n"))
        #expect(text.hasSuffix("finished"))
        await stopping.value
      }
    }
    let next = try await startAgain(on: port, responder)
    #expect(next.url == url)
    await next.stop()
  }

  @Test(
    "A stopping server closes a connection in the middle of a request",
    arguments: ["GET / HT", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n1"])
  func stopWithinRequest(beginning: String) async throws {
    var limits = ServerLimits()
    limits.shutdownTimeout = .milliseconds(20)
    let server = try await LoopbackServer.start(
      at: ServerAddress(host: "127.0.0.1", port: 0), ScriptedResponder("first"), limits: limits)
    try await RawConnection.open(server.url) { connection in
      try await connection.send(Self.keeping + beginning)
      _ = try await connection.read(upTo: "first")
      await server.stop()
      #expect(await connection.readToEnd().isEmpty)
    }
  }

  @Test("A stopping server does not wait longer than its limit")
  func impatientStop() async throws {
    var limits = ServerLimits()
    limits.shutdownTimeout = .milliseconds(20)
    let arrived = Gate()
    let responder = ScriptedResponder { _, _ in
      await arrived.open()
      return .reply(LocalReply(response: .text("late"), delay: .seconds(3600)))
    }
    let server = try await LoopbackServer.start(
      at: ServerAddress(host: "127.0.0.1", port: 0), responder, limits: limits)
    try await RawConnection.open(server.url) { connection in
      try await connection.send(Self.keeping)
      await arrived.wait()
      await server.stop()
      #expect(await connection.readToEnd().isEmpty)
    }
  }

  @Test("A port in use is named, and so is what to do about it")
  func portInUse() async throws {
    try await serving(ScriptedResponder("x")) { server in
      let port = try #require(UInt16(server.url.split(separator: ":").last ?? ""))
      let address = try ServerAddress(host: "127.0.0.1", port: port)
      let error = await #expect(throws: ServerError.self) {
        try await LoopbackServer.start(at: address, ScriptedResponder("x"))
      }
      let text = try #require(error).description
      #expect(text == "cannot listen on 127.0.0.1:\(port): another program uses the port")
    }
  }
}
