import CurlTransport
import HTTPTransportAPI
import HTTPTypes
import Testing

@Suite("A request that cannot be sent", .timeLimit(.minutes(1)))
struct InvalidRequestTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var what: String
    var message: String
    var body = ""
    var change: @Sendable (inout HTTPRequest) -> Void
    var testDescription: String { what }
  }

  static let cases: [Case] = [
    Case(what: "no scheme", message: "no scheme") { $0.scheme = nil },
    Case(what: "file scheme", message: "neither http nor https") { $0.scheme = "file" },
    Case(what: "no authority", message: "no authority") { $0.authority = nil },
    Case(what: "empty authority", message: "no authority") { $0.authority = "" },
    Case(what: "user in authority", message: "\"@\" at offset 4") { $0.authority = "user@host" },
    Case(what: "password in authority", message: "port") { $0.authority = "u:p@host" },
    Case(what: "path in authority", message: "\"/\" at offset 4") { $0.authority = "host/x" },
    Case(what: "query in authority", message: "\"?\" at offset 4") { $0.authority = "host?x" },
    Case(what: "space in authority", message: "a space at offset 4") { $0.authority = "host x" },
    Case(what: "letter outside ASCII in authority", message: "not ASCII") { $0.authority = "hö" },
    Case(what: "percent in authority", message: "\"%\" at offset 1") { $0.authority = "h%41" },
    Case(what: "port only", message: "\":\" at offset 0") { $0.authority = ":80" },
    Case(what: "empty port", message: "not a number") { $0.authority = "host:" },
    Case(what: "port of letters", message: "not a number") { $0.authority = "host:80a" },
    Case(what: "port 0", message: "1 to 65535") { $0.authority = "host:0" },
    Case(what: "port 65536", message: "1 to 65535") { $0.authority = "host:65536" },
    Case(what: "long port", message: "not a number") {
      $0.authority = "host:" + String(repeating: "9", count: 40)
    },
    Case(what: "open bracket", message: "does not end") { $0.authority = "[::1" },
    Case(what: "empty brackets", message: "does not end") { $0.authority = "[]" },
    Case(what: "name in brackets", message: "\"g\" at offset 1") { $0.authority = "[g]" },
    Case(what: "text after brackets", message: "port") { $0.authority = "[::1]x" },
    Case(what: "no path", message: "no path") { $0.path = nil },
    Case(what: "empty path", message: "start with a slash") { $0.path = "" },
    Case(what: "asterisk path", message: "start with a slash") { $0.path = "*" },
    Case(what: "space in path", message: "a space at offset 2") { $0.path = "/a b" },
    Case(what: "line break in path", message: "path") { $0.path = "/a\r\nX: y" },
    Case(what: "NUL in path", message: "path") { $0.path = "/a\0b" },
    Case(what: "fragment", message: "\"#\" at offset 2") { $0.path = "/a#b" },
    Case(what: "letter outside ASCII in path", message: "not ASCII at offset 1") {
      $0.path = "/ä"
    },
    Case(what: "CONNECT", message: "CONNECT") { $0.method = .connect },
    Case(what: "HEAD with a body", message: "HEAD", body: "x") { $0.method = .head },
    Case(what: "control character in a value", message: "X-Value") { request in
      guard let name = HTTPField.Name("X-Value") else { return }
      request.headerFields.append(HTTPField(name: name, lenientValue: [0x61, 0x01]))
    },
    Case(what: "wrong Content-Length", message: "Content-Length", body: "abc") {
      $0.headerFields[.contentLength] = "4"
    },
    Case(what: "Transfer-Encoding", message: "Transfer-Encoding") {
      $0.headerFields[.transferEncoding] = "chunked"
    },
    Case(what: "Expect", message: "Expect") { $0.headerFields[.expect] = "100-continue" },
    Case(what: "two Hosts", message: "more than one Host") { request in
      guard let name = HTTPField.Name("host") else { return }
      request.headerFields.append(HTTPField(name: name, value: "a"))
      request.headerFields.append(HTTPField(name: name, value: "b"))
    },
    Case(what: "empty Host", message: "Host field of the request is empty") { request in
      guard let name = HTTPField.Name("host") else { return }
      request.headerFields.append(HTTPField(name: name, value: ""))
    },
  ]

  @Test(
    "is refused before there is a connection, and the error names what is wrong", arguments: cases)
  func refused(_ sample: Case) async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    var request = server.request()
    sample.change(&request)
    let error = await failure { [request] () async throws(TransportError) in
      try await transport.send(request, sample.body)
    }
    #expect(error?.code == .invalidRequest)
    #expect(error?.requestMayHaveReachedServer == false)
    let message = try #require(error?.message)
    #expect(message.contains(sample.message), "\(message)")
    await transport.close()
    #expect(server.connectionCount == 0)
  }

  @Test("does not have its values in the error")
  func noSecrets() async throws {
    let transport = try CurlTransport()
    var request = HTTPRequest(method: .get, scheme: "http", authority: "127.0.0.1:9", path: "/")
    let value = Array("secret".utf8) + [0x7F]
    request.headerFields.append(HTTPField(name: .authorization, lenientValue: value))
    let error = await failure { [request] () async throws(TransportError) in
      try await transport.send(request)
    }
    #expect(error?.code == .invalidRequest)
    #expect(error.map { "\($0)".contains("secret") } == false)
  }

  @Test(
    "is refused also where its text is equal to that of the request before, of other characters",
    arguments: [
      ("/Key;`", "/\u{212A}ey;`"), ("/Key;`", "/Key\u{37E}`"), ("/Key;`", "/Key;\u{1FEF}"),
    ])
  func equalText(valid: String, other: String) async throws {
    #expect(valid == other)
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    #expect(try await transport.send(server.request(.get, valid)).head.status == .ok)
    let error = await failure { () async throws(TransportError) in
      try await transport.send(server.request(.get, other))
    }
    #expect(error?.code == .invalidRequest)
    #expect(server.requests.count == 1)
  }
}
