import CurlTransport
import HTTPTransportAPI
import HTTPTypes
import Testing

@Suite(
  "With a real nginx",
  .enabled(if: Nginx.command != nil && OpenSSL.isThere, "needs nginx and openssl"),
  .timeLimit(.minutes(1)))
struct NginxTests {
  @Test("Requests one after the other share a connection, and say so", arguments: [false, true])
  func keepsConnection(tls: Bool) async throws {
    let nginx = try await Nginx()
    let transport = try nginx.makeTransport()
    var connections: Set<String> = []
    for number in 1...20 {
      let response = try await transport.send(nginx.request("/connection", tls: tls))
      #expect(response.metrics?.isConnectionReused == (number > 1))
      let connection = try await NginxConnection(response)
      #expect(connection.requests == number)
      connections.insert(connection.number)
    }
    #expect(connections.count == 1)
  }

  @Test("A server that ends its connections after three requests is not noticed")
  func endsConnections() async throws {
    let nginx = try await Nginx("keepalive_requests 3;")
    let transport = try nginx.makeTransport()
    var requests: [Int] = []
    for _ in 0..<9 {
      let response = try await transport.send(nginx.request("/connection"))
      requests.append(try await NginxConnection(response).requests)
    }
    #expect(requests == [1, 2, 3, 1, 2, 3, 1, 2, 3])
  }

  @Test("A connection that the server closed while idle is not noticed", arguments: [false, true])
  func closesIdle(tls: Bool) async throws {
    let nginx = try await Nginx("keepalive_timeout 50ms;")
    let transport = try nginx.makeTransport()
    for _ in 0..<3 {
      let response = try await transport.send(nginx.request("/connection", tls: tls))
      #expect(try await NginxConnection(response).requests == 1)
      try await Task.sleep(for: .milliseconds(200))
    }
  }

  @Test("Where TLS offers HTTP/2, requests at a time share one connection")
  func sharesConnection() async throws {
    let nginx = try await Nginx()
    let transport = try nginx.makeTransport()
    let connections = try await withThrowingTaskGroup(of: NginxConnection.self) { group in
      for _ in 0..<100 {
        group.addTask {
          let response = try await transport.send(nginx.request("/connection", tls: true))
          #expect(response.metrics?.httpVersion == "2")
          return try await NginxConnection(response)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(connections.allSatisfy { $0.httpVersion == "HTTP/2.0" })
    #expect(Set(connections.map(\.number)).count == 1)
    #expect(Set(connections.map(\.requests)) == Set(1...100))
  }

  @Test("Who wants HTTP/1.1 over TLS gets it")
  func http1OverTLS() async throws {
    let nginx = try await Nginx()
    let transport = try nginx.makeTransport { $0.httpVersion = .http1Only }
    let response = try await transport.send(nginx.request("/connection", tls: true))
    #expect(response.metrics?.httpVersion == "1.1")
    let connection = try await NginxConnection(response)
    #expect(connection.httpVersion == "HTTP/1.1")
    #expect(connection.tlsVersion.hasPrefix("TLSv1."))
  }

  @Test("The newest TLS that the server speaks is spoken, from 1.2 on")
  func tlsVersions() async throws {
    for (version, spoken) in [("TLSv1.2", "TLSv1.2"), ("TLSv1.2 TLSv1.3", "TLSv1.3")] {
      let nginx = try await Nginx("ssl_protocols \(version);")
      let response = try await nginx.makeTransport().send(nginx.request("/connection", tls: true))
      #expect(try await NginxConnection(response).tlsVersion == spoken)
      #expect(response.metrics?.tls ?? .zero > .zero)
    }
  }

  @Test("Its certificate is refused where it is not trusted, and the next request succeeds")
  func untrusted() async throws {
    let nginx = try await Nginx()
    let transport = try CurlTransport()
    let error = await failure { () async throws(TransportError) in
      try await transport.send(nginx.request("/connection", tls: true))
    }
    #expect(error?.tlsFailure == .selfSigned)
    #expect(error?.requestMayHaveReachedServer == false)
    #expect(try await transport.send(nginx.request("/connection")).head.status == .ok)
  }

  @Test("A large file comes whole, at once and as a stream", arguments: [false, true])
  func large(tls: Bool) async throws {
    let nginx = try await Nginx()
    let transport = try nginx.makeTransport()
    for streams in [false, true] {
      var options = TransportOptions()
      options.streamsResponse = streams
      let response = try await transport.send(
        nginx.request("/large", tls: tls), body: .empty, options: options)
      let body = try await response.body.collect(upTo: Nginx.largeSize)
      #expect(body.count == Nginx.largeSize)
      #expect(body.allSatisfy { $0 == UInt8(ascii: "x") })
    }
  }

  @Test("A cancelled stream of HTTP/2 leaves the others of its connection alone")
  func cancelsStream() async throws {
    let nginx = try await Nginx()
    let transport = try nginx.makeTransport()
    let first = try await NginxConnection(
      transport.send(nginx.request("/connection", tls: true)))
    for _ in 0..<10 {
      let task = Task { try await transport.send(nginx.request("/large", tls: true)) }
      await Task.yield()
      task.cancel()
      _ = try? await task.value
      let response = try await transport.send(nginx.request("/connection", tls: true))
      #expect(try await NginxConnection(response).number == first.number)
    }
  }

  @Test("A unix socket carries requests, whatever their authority says")
  func unixSocket() async throws {
    let nginx = try await Nginx()
    let transport = try nginx.makeTransport { $0.unixSocketPath = nginx.socketPath }
    let request = HTTPRequest(
      method: .get, scheme: "http", authority: "service.invalid", path: "/connection")
    for number in 1...3 {
      let response = try await transport.send(request)
      #expect(try await NginxConnection(response).requests == number)
    }
  }
}
