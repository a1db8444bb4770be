import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Testing

@Suite("Stub transport")
struct StubTransportTests {
  private func send(
    _ transport: StubTransport, path: String = "/", body: String = ""
  ) async throws(TransportError) -> TransportResponse {
    let request = HTTPRequest(method: .post, scheme: "https", authority: "host:1", path: path)
    return try await transport.send(
      request, body: RequestBody(Array(body.utf8)), options: TransportOptions())
  }

  @Test("Responses come in order, and a request after the last one fails")
  func returnsInOrder() async throws {
    let transport = StubTransport([.status(503, ["x-a": "1"], body: "busy"), .status(200)])
    let first = try await send(transport)
    #expect(first.head.status.code == 503)
    #expect(first.head.headerFields.map(\.value) == ["1"])
    #expect(try await first.body.collect(upTo: 100) == Array("busy".utf8))
    #expect(try await send(transport).head.status.code == 200)
    let error = await #expect(throws: TransportError.self) { try await send(transport) }
    #expect(error?.code == .closed)
    #expect(error?.requestMayHaveReachedServer == false)
  }

  @Test("The last response may repeat")
  func repeatsLast() async throws {
    let transport = StubTransport([.status(503), .status(200)], repeatsLast: true)
    var codes: [Int] = []
    for _ in 0..<4 { codes.append(try await send(transport).head.status.code) }
    #expect(codes == [503, 200, 200, 200])
  }

  @Test("A function of the request may choose the response, and requests are recorded")
  func responds() async throws {
    let transport = StubTransport { sent in
      sent.request.path == "/a?b" ? .status(201) : .status(404)
    }
    #expect(try await send(transport, path: "/a?b", body: "x").head.status.code == 201)
    #expect(try await send(transport, path: "/c").head.status.code == 404)
    #expect(transport.paths == ["/a?b", "/c"])
    #expect(transport.sent.first?.bodyText == "x")
    #expect(transport.sent.first?.url == "https://host:1/a?b")
  }

  @Test("A streamed body arrives in chunks if the request asks for it, or else as a whole")
  func streams() async throws {
    let broken = TransportError(.reset, "broken", requestMayHaveReachedServer: true)
    let transport = StubTransport([
      .stream(200, chunks: [[1], [], [2]]), .stream(200, chunks: [[1], [2]]),
      .stream(200, chunks: [[3]], failure: broken),
    ])
    var options = TransportOptions()
    options.streamsResponse = true
    let request = HTTPRequest(method: .get, scheme: "https", authority: "host:1", path: "/")
    let streamed = try await transport.send(request, body: .empty, options: options)
    var chunks: [[UInt8]] = []
    for try await chunk in streamed.body { chunks.append(chunk) }
    #expect(chunks == [[1], [2]])
    #expect(try await send(transport).body.collect(upTo: 2) == [1, 2])
    let cut = try await transport.send(request, body: .empty, options: options)
    let error = await #expect(throws: TransportError.self) { try await cut.body.collect(upTo: 2) }
    #expect(error?.code == .reset)
  }

  @Test("A failure is thrown, and a malformed response says what is wrong with it")
  func fails() async {
    let failure = TransportError(.reset, "broken", requestMayHaveReachedServer: true)
    let transport = StubTransport([.failure(failure), .status(200, ["a b": "c"]), .status(42)])
    var messages: [String] = []
    for _ in 0..<3 {
      let error = await #expect(throws: TransportError.self) { try await send(transport) }
      messages.append(error?.message ?? "")
    }
    #expect(messages.first == "broken")
    #expect(messages[1].contains("\"a b\""))
    #expect(messages[2].contains("42"))
  }
}
