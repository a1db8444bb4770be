import CurlTransport
import HTTPTransportAPI
import HTTPTypes
import Testing

@Suite("A response", .timeLimit(.minutes(1)))
struct ResponseTests {
  private func answer(
    _ text: String, to method: HTTPRequest.Method = .get
  ) async throws -> TransportResponse {
    try await answer(Array(text.utf8), to: method)
  }

  private func answer(
    _ bytes: [UInt8], to method: HTTPRequest.Method = .get
  ) async throws -> TransportResponse {
    let server = try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write(bytes)
    }
    return try await CurlTransport().send(server.request(method))
  }

  @Test("has its status, reason and fields in order, repeated ones too")
  func head() async throws {
    let response = try await answer(
      "HTTP/1.1 418 I'm a teapot\r\nX-B: 1\r\nx-a:  2 \r\nX-B: 3\r\nX-Empty:\r\n"
        + "Content-Length: 0\r\n\r\n")
    #expect(response.head.status.code == 418)
    #expect(response.head.status.reasonPhrase == "I'm a teapot")
    let fields = response.head.headerFields.map { "\($0.name.rawName)=\($0.value)" }
    #expect(fields == ["X-B=1", "x-a=2", "X-B=3", "X-Empty=", "Content-Length=0"])
  }

  @Test(
    "may have any status from 200 to 999; a redirect is not followed",
    arguments: [200, 201, 204, 301, 302, 304, 307, 400, 401, 403, 404, 417, 429, 500, 503, 999])
  func status(_ code: Int) async throws {
    let response = try await answer(
      "HTTP/1.1 \(code)\r\nLocation: /elsewhere\r\nWWW-Authenticate: Basic\r\n"
        + "Content-Length: 0\r\n\r\n")
    #expect(response.head.status.code == code)
    #expect(response.head.headerFields[.location] == "/elsewhere")
  }

  @Test("is the final one; informational ones before it are left out")
  func informational() async throws {
    let response = try await answer(
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n" + okay)
    #expect(response.head.status == .ok)
    #expect(response.head.headerFields.map(\.name.rawName) == ["Content-Length"])
    #expect(try await response.text == "ok")
  }

  @Test("has its chunks joined and its trailers left out")
  func chunked() async throws {
    let response = try await answer(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-A: 1\r\n\r\n"
        + "3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\nX-Trailer: 2\r\nX-A: 3\r\n\r\n")
    #expect(try await response.text == "abcdefg")
    let fields = response.head.headerFields.map { "\($0.name.rawName)=\($0.value)" }
    #expect(fields == ["Transfer-Encoding=chunked", "X-A=1"])
  }

  @Test("to HEAD, or with 204 or 304, has no body whatever its header says")
  func withoutBody() async throws {
    let announced = "Content-Length: 1000000000\r\n\r\n"
    let head = try await answer("HTTP/1.1 200 OK\r\n" + announced, to: .head)
    #expect(try await head.text == "")
    #expect(head.head.headerFields[.contentLength] == "1000000000")
    let noContent = try await answer("HTTP/1.1 204 No Content\r\n\r\n")
    #expect(try await noContent.text == "")
    let notModified = try await answer("HTTP/1.1 304 Not Modified\r\n" + announced)
    #expect(try await notModified.text == "")
  }

  @Test("without a length ends with its connection")
  func untilEnd() async throws {
    let response = try await answer("HTTP/1.0 200 OK\r\n\r\nall of it")
    #expect(try await response.text == "all of it")
  }

  @Test("is not decoded")
  func notDecoded() async throws {
    let response = try await answer(
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc")
    #expect(try await response.text == "abc")
  }

  @Test("may have folded values, bytes that are not UTF-8, and lines that end without CR")
  func oddFields() async throws {
    let head = "HTTP/1.1 200 OK\nX-Folded: a\r\n  b\r\n\tc\r\nX-Bytes: \u{1}"
    let bytes = Array(head.utf8) + [0xE4, 0x0D, 0x0A] + Array("Content-Length: 0\r\n\r\n".utf8)
    let response = try await answer(bytes)
    let folded = try #require(HTTPField.Name("X-Folded"))
    #expect(response.head.headerFields[folded] == "a b c")
    let field = try #require(response.head.headerFields.first { $0.name.rawName == "X-Bytes" })
    // Read within the closure only.
    let value = unsafe field.withUnsafeBytesOfValue { unsafe Array($0) }
    #expect(value.last == 0xE4)
  }

  @Test("may have a body of many packets")
  func largeBody() async throws {
    let body = String(repeating: "0123456789abcdef", count: 40_000)
    let response = try await answer(
      "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    #expect(try await response.text == body)
  }

  @Test("may have as many fields as the limit allows, and no more")
  func fieldLimit() async throws {
    func head(_ count: Int) -> String {
      "HTTP/1.1 204 No Content\r\n" + String(repeating: "X: y\r\n", count: count) + "\r\n"
    }
    #expect(try await answer(head(2000)).head.headerFields.count == 2000)
    await #expect(throws: TransportError.self) { try await answer(head(2001)) }
    let long = String(repeating: "a", count: 60_000)
    let large =
      "HTTP/1.1 204 No Content\r\n" + String(repeating: "X: \(long)\r\n", count: 5) + "\r\n"
    await #expect(throws: TransportError.self) { try await answer(large) }
  }
}
