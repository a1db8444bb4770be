import CurlTransport
import HTTPTransportAPI
import HTTPTypes
import Testing

@Suite("A time-out of a phase", .timeLimit(.minutes(1)))
struct PhaseTests {
  private func failure(
    of server: LoopbackServer, _ change: (inout TransportOptions) -> Void
  ) async throws -> TransportError? {
    var options = TransportOptions()
    options.timeout = .seconds(50)
    change(&options)
    let transport = try CurlTransport()
    do throws(TransportError) {
      let response = try await transport.send(
        server.request(.post), body: RequestBody([1, 2, 3]), options: options)
      for try await _ in response.body {}
      return nil
    } catch {
      #expect(error.code.isTimeout)
      #expect(error.metrics != nil || error.code == .connectTimeout)
      try await transport.expectToGoOn()
      return error
    }
  }

  @Test("A server that says nothing keeps the first byte too long")
  func firstByte() async throws {
    let server = try LoopbackServer { $0.waitForEnd() }
    let error = try await failure(of: server) { $0.firstByteTimeout = .milliseconds(100) }
    #expect(error?.code == .firstByteTimeout)
    #expect(error?.requestMayHaveReachedServer == true)
  }

  @Test("The time to the first byte does not count what follows")
  func slowAfterFirstByte() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no")
      connection.pause(milliseconds: 400)
      connection.write("k")
      connection.waitForEnd()
    }
    let error = try await failure(of: server) { $0.firstByteTimeout = .milliseconds(300) }
    #expect(error == nil)
  }

  @Test("A header that stops half way leaves the connection idle", arguments: [true, false])
  func idleHeader(streams: Bool) async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Le")
      connection.waitForEnd()
    }
    let error = try await failure(of: server) {
      $0.idleTimeout = .milliseconds(100)
      $0.streamsResponse = streams
    }
    #expect(error?.code == .idleTimeout)
  }

  @Test("A body that stops half way leaves the connection idle", arguments: [true, false])
  func idleBody(streams: Bool) async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
      connection.waitForEnd()
    }
    let error = try await failure(of: server) {
      $0.idleTimeout = .milliseconds(100)
      $0.streamsResponse = streams
    }
    #expect(error?.code == .idleTimeout)
  }

  @Test("A reader who takes their time is no idle connection")
  func slowReader() async throws {
    let body = [UInt8](repeating: 1, count: 4 << 20)
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\r\n")
      connection.write(body)
      connection.waitForEnd()
    }
    var options = TransportOptions()
    options.idleTimeout = .milliseconds(500)
    options.streamsResponse = true
    let transport = try CurlTransport()
    let response = try await transport.send(server.request(), body: .empty, options: options)
    try await Task.sleep(for: .milliseconds(1200))
    #expect(try await response.body.collect(upTo: body.count).count == body.count)
  }

  @Test("A body that goes out slowly after the server has asked for it is no idle connection")
  func slowUploadAfterContinue() async throws {
    let body = [UInt8](repeating: 1, count: 24 << 20)
    let server = try LoopbackServer { connection in
      var head: [UInt8] = []
      while head.suffix(4) != [13, 10, 13, 10] {
        guard let byte = connection.read(atMost: 1), !byte.isEmpty else { return }
        head += byte
      }
      connection.write("HTTP/1.1 100 Continue\r\n\r\n")
      var missing = body.count
      while missing > 0, let piece = connection.read(atMost: missing), !piece.isEmpty {
        missing -= piece.count
        // The second half fits into the buffers of the system, and nothing is sent any more.
        if missing > body.count / 2 { connection.pause(milliseconds: 10) }
      }
      connection.write(okay)
      connection.waitForEnd()
    }
    var options = TransportOptions()
    options.idleTimeout = .seconds(1)
    options.expectsContinue = true
    let transport = try CurlTransport()
    let response = try await transport.send(
      server.request(.put), body: RequestBody(body), options: options)
    #expect(response.head.status == .ok)
  }

  @Test("A body that drips is too slow, however alive it is")
  func lowSpeed() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
      for _ in 0..<1000 {
        connection.write("x")
        connection.pause(milliseconds: 20)
      }
    }
    let error = try await failure(of: server) {
      $0.lowSpeedLimit = .init(bytesPerSecond: 10_000, period: .seconds(1))
    }
    #expect(error?.code == .tooSlow)
  }

  @Test("A request that has no turn in time ends as one that was not sent")
  func noTurn() async throws {
    let server = try LoopbackServer { $0.waitForEnd() }
    var configuration = CurlTransportConfiguration()
    configuration.limits.requests = 1
    let transport = try CurlTransport(configuration: configuration)
    let first = Task { try await transport.send(server.request(), timeout: .seconds(50)) }
    while server.connectionCount == 0 { try await Task.sleep(for: .milliseconds(1)) }
    do throws(TransportError) {
      _ = try await transport.send(server.request(), timeout: .milliseconds(100))
      Issue.record("it was answered")
    } catch {
      #expect(error.code == .timeout)
      #expect(!error.requestMayHaveReachedServer)
    }
    let waiting = Task { () -> TransportError.Code? in
      do throws(TransportError) {
        _ = try await transport.send(server.request(), timeout: .seconds(50))
        return nil
      } catch {
        return error.code
      }
    }
    waiting.cancel()
    #expect(await waiting.value == .cancelled)
    first.cancel()
    await #expect(throws: TransportError.self) { try await first.value }
    #expect(server.connectionCount == 1)
    try await transport.expectToGoOn()
  }

  @Test("Requests beyond the limit have their turn one after the other")
  func limits() async throws {
    let server = try LoopbackServer.answering(okay)
    var configuration = CurlTransportConfiguration()
    configuration.limits.requests = 3
    configuration.limits.connections = 2
    configuration.limits.connectionsPerHost = 1
    let transport = try CurlTransport(configuration: configuration)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<100 {
        group.addTask {
          let response = try await transport.send(server.request())
          #expect(response.head.status == .ok)
        }
      }
      try await group.waitForAll()
    }
    #expect(server.connectionCount == 1)
  }
}
