import CurlTransport
import HTTPTransportAPI
import HTTPTypes
import Testing

@Suite("A request without a response", .timeLimit(.minutes(1)))
struct FailureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var what: String
    var code: TransportError.Code
    var script: @Sendable (Connection) -> Void
    var testDescription: String { what }

    init(_ what: String, _ code: TransportError.Code, answer: String) {
      self.init(what, code) { connection in
        _ = connection.readRequest()
        connection.write(answer)
      }
    }

    init(
      _ what: String, _ code: TransportError.Code,
      _ script: @escaping @Sendable (Connection) -> Void
    ) {
      self.what = what
      self.code = code
      self.script = script
    }
  }

  static let cases: [Case] = [
    Case("empty reply", .reset, answer: ""),
    Case("reset after the request", .reset) { connection in
      _ = connection.readRequest()
      connection.reset()
    },
    Case("end within the status line", .reset, answer: "HTTP/1.1 20"),
    Case(
      "body shorter than its length", .reset,
      answer: "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"),
    Case(
      "end within a chunk", .reset,
      answer: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc"),
    Case("garbage", .protocolViolation, answer: "SSH-2.0-OpenSSH_9.2\r\n\r\n"),
    Case("bytes", .protocolViolation, answer: "\u{0}\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}"),
    Case("a page without a header", .protocolViolation, answer: "<html></html>"),
    Case("status of letters", .protocolViolation, answer: "HTTP/1.1 abc OK\r\n\r\n"),
    Case("status below 100", .protocolViolation, answer: "HTTP/1.1 099 OK\r\n\r\n"),
    Case(
      "field without a colon", .protocolViolation, answer: "HTTP/1.1 204 OK\r\nnonsense\r\n\r\n"),
    Case(
      "field name with a space", .protocolViolation, answer: "HTTP/1.1 204 OK\r\nA b: c\r\n\r\n"),
    Case(
      "folded line first", .protocolViolation, answer: "HTTP/1.1 204 OK\r\n a: b\r\n\r\n"),
    Case(
      "switch of protocols that nobody asked for", .protocolViolation,
      answer: "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"),
    Case(
      "announced body over the limit", .bodyTooLarge,
      answer: "HTTP/1.1 200 OK\r\nContent-Length: 1025\r\n\r\n"
        + String(repeating: "x", count: 1025)),
    Case(
      "length that no body has", .bodyTooLarge,
      answer: "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\nabc"),
    Case(
      "chunks over the limit", .bodyTooLarge,
      answer: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        + String(repeating: "100\r\n\(String(repeating: "x", count: 256))\r\n", count: 5)),
  ]

  @Test(
    "ends with an error that says why, and that the server may have acted; the next one succeeds",
    arguments: cases)
  func afterSending(_ sample: Case) async throws {
    let server = try LoopbackServer { connection in
      guard connection.number > 1 else { return sample.script(connection) }
      while connection.readRequest() != nil { connection.write(okay) }
    }
    let transport = try CurlTransport()
    let error = await failure { () async throws(TransportError) in
      try await transport.send(server.request(.post), "body", maximumResponseBodySize: 1024)
    }
    #expect(error?.code == sample.code, "\(error?.message ?? "no error")")
    #expect(error?.requestMayHaveReachedServer == true)
    #expect(error?.message.contains(server.authority) == true)
    #expect(server.requests.count == 1)
    // A server that closes its connection just as the next request goes out would be an error of
    // that one, and rightly so.
    try await server.waitUntilAllConnectionsAreClosed()
    #expect(try await transport.send(server.request()).head.status == .ok)
  }

  @Test("The limit of a body is the most that is accepted, however it is framed")
  func bodyAtLimit() async throws {
    let transport = try CurlTransport()
    for answer in [
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n",
    ] {
      let server = try LoopbackServer.answering(answer)
      let response = try await transport.send(server.request(), maximumResponseBodySize: 2)
      #expect(try await response.text == "ok")
      let error = await failure { () async throws(TransportError) in
        try await transport.send(server.request(), maximumResponseBodySize: 1)
      }
      #expect(error?.code == .bodyTooLarge)
      try await transport.expectToGoOn()
    }
  }

  @Test("A negative limit accepts no body and does no harm")
  func negativeLimit() async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    let error = await failure { () async throws(TransportError) in
      try await transport.send(server.request(), maximumResponseBodySize: -1)
    }
    #expect(error?.code == .bodyTooLarge)
    try await transport.expectToGoOn()
  }

  @Test("A refused connection names the address and the reason, and nothing was sent")
  func refused() async throws {
    let server = try LoopbackServer { _ in }
    let authority = server.authority
    let request = server.request()
    server.stop()
    let transport = try CurlTransport()
    let error = await failure { () async throws(TransportError) in
      try await transport.send(request)
    }
    #expect(error?.code == .connect)
    #expect(error?.message == "could not connect to \(authority): Connection refused")
    #expect(error?.requestMayHaveReachedServer == false)
    #expect(error?.underlyingCode == 7)
    try await transport.expectToGoOn()
  }

  @Test("A name without an address names itself, and nothing was sent")
  func unresolvable() async throws {
    let transport = try CurlTransport()
    let request = HTTPRequest(
      method: .get, scheme: "http", authority: "nonexistent.invalid", path: "/")
    let error = await failure { () async throws(TransportError) in
      try await transport.send(request)
    }
    #expect(error?.code == .resolve)
    #expect(error?.message.contains("nonexistent.invalid") == true)
    #expect(error?.requestMayHaveReachedServer == false)
    try await transport.expectToGoOn()
  }

  @Test("A server without TLS is no TLS server, and nothing was sent")
  func withoutTLS() async throws {
    let server = try LoopbackServer { connection in
      connection.write("HTTP/1.1 400 Bad Request\r\n\r\n")
      connection.waitForEnd()
    }
    let transport = try CurlTransport()
    var request = server.request()
    request.scheme = "HTTPS"
    let error = await failure { [request] () async throws(TransportError) in
      try await transport.send(request)
    }
    #expect(error?.code == .tls)
    #expect(error?.requestMayHaveReachedServer == false)
    try await transport.expectToGoOn()
  }
}
