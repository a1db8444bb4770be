import CurlTransport
import HTTPTransportAPI
import HTTPTypes
import Testing

@Suite("A kept connection that the server has closed", .timeLimit(.minutes(1)))
struct ResendTests {
  static let methods: [HTTPRequest.Method] = [.get, .post, .put, .delete]

  @Test("is replaced without the caller's notice when it closed while idle", arguments: methods)
  func closedWhileIdle(_ method: HTTPRequest.Method) async throws {
    let server = try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write(okay)
    }
    let transport = try CurlTransport()
    for number in 1...5 {
      let response = try await transport.send(server.request(method), "body")
      #expect(response.head.status == .ok)
      #expect(server.connectionCount == number)
      try await server.waitUntilAllConnectionsAreClosed()
    }
    #expect(server.requests.count == 5)
  }

  @Test(
    "and that had taken the request is an error, and the request is not sent again",
    arguments: methods, [false, true])
  func closedOnceSent(_ method: HTTPRequest.Method, byReset: Bool) async throws {
    let server = try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write(okay)
      guard connection.readRequest() != nil else { return }
      if byReset { connection.reset() }
    }
    let transport = try CurlTransport()
    #expect(try await transport.send(server.request(method, "/1"), "body").head.status == .ok)
    let error = await failure { () async throws(TransportError) in
      try await transport.send(server.request(method, "/2"), "body")
    }
    #expect(error?.code == .reset)
    #expect(error?.requestMayHaveReachedServer == true)
    #expect(server.requests.count == 2)
    #expect(try await transport.send(server.request(method, "/3"), "body").head.status == .ok)
    #expect(server.texts.map { $0.split(separator: " ")[1] } == ["/1", "/2", "/3"])
  }

  @Test("and that had taken the request is the same error when there is no server any more")
  func serverGone() async throws {
    let server = try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write(okay)
      guard connection.readRequest() != nil else { return }
      connection.stopListening()
    }
    let transport = try CurlTransport()
    #expect(try await transport.send(server.request(.post), "body").head.status == .ok)
    let error = await failure { () async throws(TransportError) in
      try await transport.send(server.request(.post), "body")
    }
    #expect(error?.code == .reset)
    #expect(error?.requestMayHaveReachedServer == true)
    try await transport.expectToGoOn()
  }
}
