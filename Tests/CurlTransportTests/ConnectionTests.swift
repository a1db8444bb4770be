import CurlTransport
import HTTPTransportAPI
import HTTPTypes
import Testing

@Suite("Connections", .timeLimit(.minutes(1)))
struct ConnectionTests {
  private static let hasIPv6 = (try? LoopbackServer(on: .v6) { _ in }) != nil

  /// A request to a name that has an address of each kind, or of this one only.
  private func send(
    to server: LoopbackServer, over policy: IPVersionPolicy
  ) async throws -> TransportError? {
    var configuration = CurlTransportConfiguration()
    configuration.ipVersion = policy
    let transport = try CurlTransport(configuration: configuration)
    var request = server.request()
    request.authority = "localhost:\(server.port)"
    return await failure { [request] () async throws(TransportError) in
      try await transport.send(request)
    }
  }

  @Test("A host is reached over IPv4 unless only IPv6 may be used")
  func v4() async throws {
    let server = try LoopbackServer.answering(okay)
    #expect(try await send(to: server, over: .v4) == nil)
    #expect(try await send(to: server, over: .any) == nil)
    #expect(server.connectionCount == 2)
    let error = try #require(try await send(to: server, over: .v6))
    #expect(error.code == .connect || error.code == .resolve)
    #expect(!error.requestMayHaveReachedServer)
    #expect(server.connectionCount == 2)
  }

  @Test(
    "A host is reached over IPv6 unless only IPv4 may be used",
    .enabled(if: hasIPv6, "needs IPv6 on loopback"))
  func v6() async throws {
    let server = try LoopbackServer(on: .v6) { connection in
      while connection.readRequest() != nil { connection.write(okay) }
    }
    for policy in [IPVersionPolicy.v6, .any] {
      var configuration = CurlTransportConfiguration()
      configuration.ipVersion = policy
      let transport = try CurlTransport(configuration: configuration)
      #expect(try await transport.send(server.request()).head.status == .ok)
    }
    #expect(server.texts.allSatisfy { $0.contains("Host: [::1]:\(server.port)\r\n") })
    let error = try #require(try await send(to: server, over: .v4))
    #expect(error.code == .connect)
    #expect(!error.requestMayHaveReachedServer)
    #expect(server.connectionCount == 2)
  }

  @Test("A connection that was idle for too long carries no more requests")
  func idleConnection() async throws {
    let server = try LoopbackServer.answering(okay)
    var configuration = CurlTransportConfiguration()
    configuration.idleConnectionTimeout = .seconds(3)
    let transport = try CurlTransport(configuration: configuration)
    var isReused: Bool? = false
    // A busy machine may take longer between two requests than a connection may be idle.
    for _ in 0..<20 where isReused == false {
      isReused = try await transport.send(server.request()).metrics?.isConnectionReused
    }
    #expect(isReused == true)
    let count = server.connectionCount
    // libcurl counts in whole seconds.
    try await Task.sleep(for: .milliseconds(4200))
    let response = try await transport.send(server.request())
    #expect(response.metrics?.isConnectionReused == false)
    #expect(server.connectionCount == count + 1)
  }

  @Test("A unix socket that is not there is no connection, and nothing was sent")
  func missingSocket() async throws {
    var configuration = CurlTransportConfiguration()
    configuration.unixSocketPath = "/nonexistent/socket"
    let transport = try CurlTransport(configuration: configuration)
    let request = HTTPRequest(
      method: .get, scheme: "http", authority: "service.invalid", path: "/")
    let error = await failure { () async throws(TransportError) in
      try await transport.send(request)
    }
    #expect(error?.code == .connect)
    #expect(error?.requestMayHaveReachedServer == false)
  }

  @Test("The metrics of a transfer tell its phases in their order, and its bytes")
  func metrics() async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    let first = try #require(try await transport.send(server.request(.post), "body").metrics)
    let connect = try #require(first.connect)
    let firstByte = try #require(first.firstByte)
    #expect(connect <= firstByte && firstByte <= first.total)
    #expect(!first.isConnectionReused)
    #expect(first.tls == nil)
    #expect(first.bytesSent == Int64(server.requests[0].count))
    #expect(first.bytesReceived == Int64(okay.utf8.count))
    #expect(first.httpVersion == "1.1")
    let second = try #require(try await transport.send(server.request()).metrics)
    #expect(second.isConnectionReused)
    #expect(second.connect == nil)
  }
}
