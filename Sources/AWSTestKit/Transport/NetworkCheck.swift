import HTTPTransportAPI
import HTTPTypes

/// A check of what goes over the network, and the script of the server it runs against.
struct NetworkCheck: ConformanceCheck {
  let check: TransportConformance.Check
  let script: ServerScript
  let run: @Sendable (any HTTPTransport, any RunningScript) async throws -> Void

  private static let okay = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

  private init(
    _ check: TransportConformance.Check, _ script: ServerScript,
    _ run: @escaping @Sendable (any HTTPTransport, any RunningScript) async throws -> Void
  ) {
    self.check = check
    self.script = script
    self.run = run
  }

  /// Creates a check of how a response is read.
  private init(
    _ check: TransportConformance.Check, method: HTTPRequest.Method = .get, answer: String,
    status: Int, body: String
  ) {
    self.init(check, .answering(answer)) { transport, server in
      let response = try await transport.send(
        server.request(method), body: .empty, options: .brief)
      let bytes = try await response.body.collect(upTo: 1 << 20)
      try expect(response.head.status.code == status, "the status is \(response.head.status.code)")
      try expect(bytes == Array(body.utf8), "the body is \(String(decoding: bytes, as: UTF8.self))")
      try expect(server.requests.count == 1, "\(server.requests.count) requests were sent")
    }
  }

  /// Creates a check of how a missing response is reported.
  private init(
    _ check: TransportConformance.Check, failing script: ServerScript,
    _ isExpected: @escaping @Sendable (TransportError.Code) -> Bool
  ) {
    self.init(check, script) { transport, server in
      let error = try await failure("it") { () async throws(TransportError) in
        try await transport.send(server.request(.post), body: RequestBody([1]), options: .brief)
      }
      try expect(isExpected(error.code), "the code is \(error.code)")
      try expect(error.requestMayHaveReachedServer, "the server is said not to have acted")
      try expect(server.requests.count == 1, "\(server.requests.count) requests were sent")
    }
  }

  static let all: [NetworkCheck] = [
    NetworkCheck(.sendsAsGiven, .answering(okay)) { transport, server in
      let path = "/a%2Fb/../c//?x=%20y&z="
      var request = server.request(.put, path)
      request.headerFields[.contentType] = "application/json"
      if let name = HTTPField.Name("X-Two") { request.headerFields[values: name] = ["1", "2"] }
      _ = try await transport.send(request, body: RequestBody([1, 2, 3]), options: .brief)
      let sent = String(decoding: server.requests.first ?? [], as: UTF8.self)
      let lines = sent.split(separator: "\r\n", omittingEmptySubsequences: false)
      try expect(
        lines.first == "PUT \(path) HTTP/1.1", "it was sent as \(lines.first ?? "nothing")")
      let fields = lines.map { $0.lowercased() }
      for field in [
        "host: \(server.authority)", "content-length: 3", "content-type: application/json",
        "x-two: 1", "x-two: 2",
      ] {
        try expect(fields.contains(field), "the field \(field) was not sent")
      }
      try expect(sent.utf8.suffix(3).elementsEqual([1, 2, 3]), "the body is another")
    },
    NetworkCheck(.addsNothing, .answering(okay)) { transport, server in
      _ = try await transport.send(server.request(), body: .empty, options: .brief)
      let sent = String(decoding: server.requests.first ?? [], as: UTF8.self)
      for line in sent.split(separator: "\r\n").dropFirst() {
        let name = line.prefix { $0 != ":" }.lowercased()
        try expect(["host", "connection"].contains(name), "the field \(name) was added")
      }
    },
    NetworkCheck(
      .followsNoRedirect,
      answer: "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n",
      status: 302,
      body: ""),
    NetworkCheck(
      .returnsAnyStatus, answer: "HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy", status: 503,
      body: "busy"),
    NetworkCheck(
      .knowsBodilessResponses, method: .head,
      answer: "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", status: 200, body: ""),
    NetworkCheck(
      .skipsInformation, answer: "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + okay, status: 200,
      body: "ok"),
    NetworkCheck(
      .readsChunks,
      answer:
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1;x=y\r\nk\r\n0\r\n\r\n",
      status: 200, body: "ok"),
    NetworkCheck(
      .decodesNothing,
      answer: "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
      status: 200, body: "abc"),
    NetworkCheck(
      .tellsCutBodies,
      failing: ServerScript([
        .readRequest, .write(Array("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc".utf8)),
      ])
    ) { $0 == .reset },
    NetworkCheck(.neverSendsAgain, failing: ServerScript([.readRequest, .reset])) { $0 == .reset },
    NetworkCheck(.timesOut, failing: ServerScript([.readRequest, .waitForEnd])) { $0.isTimeout },
    NetworkCheck(.tellsRefusals, .answering(okay)) { transport, server in
      let request = server.request()
      server.stop()
      let error = try await failure("a closed port") { () async throws(TransportError) in
        try await transport.send(request, body: .empty, options: .brief)
      }
      try expect(error.code == .connect, "the code is \(error.code)")
      try expect(!error.requestMayHaveReachedServer, "the server may have acted")
    },
    NetworkCheck(.stopsWhenCancelled, ServerScript([.readRequest, .waitForEnd])) {
      transport, server in
      let task = Task { () -> TransportError? in
        do throws(TransportError) {
          _ = try await transport.send(
            server.request(), body: .empty, options: TransportOptions())
          return nil
        } catch {
          return error
        }
      }
      while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
      task.cancel()
      guard let error = await task.value else { throw Broken("it was answered") }
      try expect(error.code == .cancelled, "the code is \(error.code)")
    },
    NetworkCheck(.refusesInjection, .answering(okay)) { transport, server in
      var requests = ["/a\r\nX: y", "/a\u{0}b", "/a b", ""].map { server.request(.get, $0) }
      var field = server.request()
      if let name = HTTPField.Name("X-Bad") {
        field.headerFields.append(HTTPField(name: name, lenientValue: [0x61, 0x01]))
      }
      requests.append(field)
      for authority in ["a\r\nb", "user@\(server.authority)", "\(server.authority)/x"] {
        var request = server.request()
        request.authority = authority
        requests.append(request)
      }
      for scheme in ["file", "ftp"] {
        var request = server.request()
        request.scheme = scheme
        requests.append(request)
      }
      for request in requests {
        let error = try await failure("a bad request") { () async throws(TransportError) in
          try await transport.send(request, body: .empty, options: .brief)
        }
        try expect(error.code == .invalidRequest, "the code is \(error.code)")
        try expect(!error.requestMayHaveReachedServer, "the server may have acted")
      }
      try expect(server.connectionCount == 0, "there was a connection")
    },
  ]
}

extension TransportOptions {
  /// A short timeout, for servers that respond at once or never.
  fileprivate static var brief: TransportOptions {
    var options = TransportOptions()
    options.timeout = .seconds(2)
    return options
  }
}

extension RunningScript {
  fileprivate func request(
    _ method: HTTPRequest.Method = .get, _ path: String = "/"
  ) -> HTTPRequest {
    HTTPRequest(method: method, scheme: "http", authority: authority, path: path)
  }
}

extension TransportConformance.Check {
  /// Method, path, query, header fields and body are sent unchanged.
  public static let sendsAsGiven = Self(rawValue: "a request is sent as given")
  /// No header field is added, except those that the connection needs.
  public static let addsNothing = Self(rawValue: "no field is added")
  /// A redirect is returned as a response.
  public static let followsNoRedirect = Self(rawValue: "a redirect is not followed")
  /// A response with a 5xx status is returned, not thrown.
  public static let returnsAnyStatus = Self(rawValue: "any status is a response")
  /// The response to a HEAD request has no body.
  public static let knowsBodilessResponses = Self(rawValue: "the answer to HEAD has no body")
  /// An informational (1xx) response is skipped.
  public static let skipsInformation = Self(rawValue: "an informational response is skipped")
  /// The chunks of a body are joined.
  public static let readsChunks = Self(rawValue: "a body in chunks is joined")
  /// A compressed body is not decoded.
  public static let decodesNothing = Self(rawValue: "a body is not decoded")
  /// A truncated body is an error.
  public static let tellsCutBodies = Self(rawValue: "a body that is cut off is an error")
  /// A request that may have reached the server is not sent again.
  public static let neverSendsAgain = Self(rawValue: "a request is not sent twice")
  /// A server that never responds ends in a timeout.
  public static let timesOut = Self(rawValue: "a silent server ends in a time-out")
  /// A refused connection is reported as such, and the request as not sent.
  public static let tellsRefusals = Self(rawValue: "a refused connection is told")
  /// Cancellation ends a request that waits for its response.
  public static let stopsWhenCancelled = Self(rawValue: "cancellation ends a request")
  /// Control characters, unknown schemes and malformed authorities are refused before connecting.
  public static let refusesInjection = Self(rawValue: "what cannot be sent as it is is refused")
}
