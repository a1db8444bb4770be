import CurlTransport
import HTTPTransportAPI
import HTTPTypes
import Testing

@Suite("A request on the wire", .timeLimit(.minutes(1)))
struct RequestOnTheWireTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var method: HTTPRequest.Method
    var body: String
    /// What follows `Host`.
    var added: String
    var testDescription: String { "\(method) with \(body.isEmpty ? "no" : "a") body" }
  }

  @Test(
    "has the method, path, Host, the body's length where there is a body, and nothing else",
    arguments: [
      Case(method: .get, body: "", added: ""),
      Case(method: .get, body: "abc", added: "Content-Length: 3\r\n"),
      Case(method: .post, body: "abc", added: "Content-Length: 3\r\n"),
      Case(method: .post, body: "", added: "Content-Length: 0\r\n"),
      Case(method: .put, body: "", added: "Content-Length: 0\r\n"),
      Case(method: .put, body: "abcd", added: "Content-Length: 4\r\n"),
      Case(method: .patch, body: "a", added: "Content-Length: 1\r\n"),
      Case(method: .delete, body: "", added: ""),
      Case(method: .delete, body: "abc", added: "Content-Length: 3\r\n"),
      Case(method: .options, body: "", added: ""),
      Case(method: .trace, body: "", added: ""),
    ])
  func methodAndBody(_ sample: Case) async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    let response = try await transport.send(server.request(sample.method, "/p"), sample.body)
    #expect(response.head.status == .ok)
    #expect(try await response.text == "ok")
    let expected =
      "\(sample.method) /p HTTP/1.1\r\nHost: \(server.authority)\r\n\(sample.added)\r\n"
      + sample.body
    #expect(server.texts == [expected])
  }

  @Test(
    "has no other fields whatever the size of its body",
    arguments: [1, 65_535, 65_536, 65_537, 1_048_576, 1_048_577, 2_500_000])
  func sizes(size: Int) async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    _ = try await transport.send(
      server.request(.post, "/"), body: RequestBody([UInt8](repeating: 0x61, count: size)),
      options: TransportOptions())
    let text = try #require(server.texts.first)
    #expect(
      text.prefix(while: { $0 != "a" })
        == "POST / HTTP/1.1\r\nHost: \(server.authority)\r\nContent-Length: \(size)\r\n\r\n")
    #expect(text.utf8.count(where: { $0 == 0x61 }) == size)
  }

  @Test("starts afresh, whatever the size of the body before it, and wherever that went")
  func otherBodiesAndServers() async throws {
    let servers = try [LoopbackServer.answering(okay), LoopbackServer.answering(okay)]
    let transport = try CurlTransport()
    let bodies = ["abc", "abc", "", "abcd", "", "a", "abc"]
    for (index, body) in bodies.enumerated() {
      let server = servers[index % 3 / 2]
      _ = try await transport.send(server.request(.post, "/\(index)"), body)
      _ = try await transport.send(
        server.request(.post, "/streamed"),
        body: RequestBody(length: 2) {
          AsyncStream {
            $0.yield([0x78, 0x79]); $0.finish()
          }
        },
        options: TransportOptions())
    }
    for (number, server) in servers.enumerated() {
      let host = "Host: \(server.authority)\r\n"
      let expected = bodies.enumerated().filter { $0.offset % 3 / 2 == number }.flatMap {
        [
          "POST /\($0.offset) HTTP/1.1\r\n\(host)Content-Length: \($0.element.utf8.count)\r\n\r\n"
            + $0.element,
          "POST /streamed HTTP/1.1\r\n\(host)Content-Length: 2\r\n\r\nxy",
        ]
      }
      #expect(server.texts == expected)
    }
  }

  @Test("starts afresh, whatever the method and body of the request before it")
  func pooledHandle() async throws {
    let server = try LoopbackServer { connection in
      while let request = connection.readRequest() {
        let isHead = request.starts(with: "HEAD".utf8)
        connection.write(isHead ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" : okay)
      }
    }
    let transport = try CurlTransport()
    let methods: [HTTPRequest.Method] = [.post, .head, .put, .get, .head, .delete, .post, .get]
    for method in methods {
      let body = method == .post ? "body" : ""
      _ = try await transport.send(server.request(method, "/", [.accept: "a/b"]), body)
      _ = try await transport.send(server.request(.get, "/plain"))
    }
    let host = "Host: \(server.authority)\r\n"
    var expected: [String] = []
    for method in methods {
      let added = [.post: "Content-Length: 4\r\n", .put: "Content-Length: 0\r\n"][method] ?? ""
      let body = method == .post ? "body" : ""
      expected.append("\(method) / HTTP/1.1\r\n\(host)Accept: a/b\r\n\(added)\r\n\(body)")
      expected.append("GET /plain HTTP/1.1\r\n\(host)\r\n")
    }
    #expect(server.texts == expected)
    #expect(server.connectionCount == 1)
  }

  @Test("keeps fields in their order, repeated ones, their case, and empty values")
  func fields() async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    var fields = HTTPFields()
    for (name, value) in [
      ("X-Amz-Date", "20260101T000000Z"), ("x-lower", "a"), ("X-Empty", ""), ("X-Twice", "1"),
      ("X-Twice", "2"), ("Authorization", "AWS4-HMAC-SHA256 Credential=A, SignedHeaders=host"),
      ("User-Agent", "agent/1.0"), ("Accept", "a/b"), ("Content-Type", "application/json"),
      ("X-Semicolon", "a;"), ("X-Spaces", "a  b"), ("Cookie", "a=b"),
    ] {
      let name = try #require(HTTPField.Name(name))
      fields.append(HTTPField(name: name, value: value))
    }
    _ = try await transport.send(server.request(.post, "/", fields), "{}")
    let expected = """
      POST / HTTP/1.1
      Host: \(server.authority)
      X-Amz-Date: 20260101T000000Z
      x-lower: a
      X-Empty:
      X-Twice: 1
      X-Twice: 2
      Authorization: AWS4-HMAC-SHA256 Credential=A, SignedHeaders=host
      User-Agent: agent/1.0
      Accept: a/b
      Content-Type: application/json
      X-Semicolon: a;
      X-Spaces: a  b
      Cookie: a=b
      Content-Length: 2

      {}
      """.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    #expect(server.texts == [expected])
  }

  @Test("keeps Host and Content-Length that it has already")
  func ownHostAndLength() async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    let host = try #require(HTTPField.Name("Host"))
    let fields: HTTPFields = [host: "service.example:80", .contentLength: "3"]
    _ = try await transport.send(server.request(.post, "/", fields), "abc")
    #expect(
      server.texts == [
        "POST / HTTP/1.1\r\nHost: service.example:80\r\nContent-Length: 3\r\n\r\nabc"
      ])
  }

  @Test(
    "keeps its path and query byte for byte",
    arguments: [
      "/", "//", "//a//b//", "/a/../b/./c/..", "/a%2fb%2Fc%3a%20", "/%e4%BD%a0", "/x?", "/x?a=b&c",
      "/x??/../y", "/?a=%2F/../&b=+", "/a:b@c;d,e!f$g'h(i)j*k+l=m", "/[]{}|\\^`\"<>", "/%", "/%zz",
    ])
  func path(_ path: String) async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    _ = try await transport.send(server.request(.get, path))
    #expect(server.texts == ["GET \(path) HTTP/1.1\r\nHost: \(server.authority)\r\n\r\n"])
  }

  @Test("has its whole body, also one of many packets, without a wait for 100 Continue")
  func largeBody() async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    let body = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let response = try await transport.send(
      server.request(.put), body: RequestBody(body), options: TransportOptions())
    #expect(response.head.status == .ok)
    let head = "PUT / HTTP/1.1\r\nHost: \(server.authority)\r\nContent-Length: 3000000\r\n\r\n"
    #expect(server.requests == [Array(head.utf8) + body])
  }

  @Test("names the whole URL to a proxy that forwards it")
  func proxy() async throws {
    let server = try LoopbackServer.answering(okay)
    var configuration = CurlTransportConfiguration()
    configuration.proxy = "http://\(server.authority)"
    let transport = try CurlTransport(configuration: configuration)
    let request = HTTPRequest(
      method: .get, scheme: "http", authority: "service.invalid", path: "/a/../b?")
    #expect(try await transport.send(request).head.status == .ok)
    #expect(
      server.texts == [
        "GET http://service.invalid/a/../b? HTTP/1.1\r\nHost: service.invalid\r\n\r\n"
      ])
  }

  @Test(
    "has the authority as its Host, in the form that it was given",
    arguments: [
      "service.invalid", "Service.INVALID:8080", "service.invalid:80", "service.invalid:443",
      "service.invalid:0080", "service.invalid:08081", "service.invalid.", "service.invalid.:81",
      "a_b~c.invalid", "127.0.0.1", "127.0.0.1:81", "127.1:81", "0x7f.1", "2130706433",
      "[::1]:8080",
      "[::1]", "[0:0:0:0:0:0:0:1]:81", "[::FFFF:127.0.0.1]", "xn--bcher-kva.invalid:81",
    ])
  func authority(_ authority: String) async throws {
    let server = try LoopbackServer.answering(okay)
    var configuration = CurlTransportConfiguration()
    configuration.proxy = "http://\(server.authority)"
    let transport = try CurlTransport(configuration: configuration)
    let request = HTTPRequest(method: .get, scheme: "http", authority: authority, path: "/")
    #expect(try await transport.send(request).head.status == .ok)
    #expect(
      server.texts == ["GET http://\(authority)/ HTTP/1.1\r\nHost: \(authority)\r\n\r\n"])
  }

  @Test("has its own authority as its Host, also over a connection that an equal one had opened")
  func equalAuthority() async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    let port = server.authority.split(separator: ":").last ?? ""
    let authorities = ["localhost:\(port)", "LOCALHOST:\(port)", "localhost:\(port)"]
    for authority in authorities {
      let request = HTTPRequest(method: .get, scheme: "http", authority: authority, path: "/")
      #expect(try await transport.send(request).head.status == .ok)
    }
    #expect(server.texts == authorities.map { "GET / HTTP/1.1\r\nHost: \($0)\r\n\r\n" })
  }
}
