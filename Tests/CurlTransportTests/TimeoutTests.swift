import CurlTransport
import HTTPTransportAPI
import HTTPTypes
import Testing

@Suite("Time-outs and cancellation", .timeLimit(.minutes(1)))
struct TimeoutTests {
  @Test("A server that never answers ends in a time-out that leaves open whether it acted")
  func serverNeverAnswers() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.waitForEnd()
    }
    let transport = try CurlTransport()
    let error = await failure { () async throws(TransportError) in
      try await transport.send(server.request(), timeout: .milliseconds(200))
    }
    #expect(error?.code == .timeout)
    #expect(error?.requestMayHaveReachedServer == true)
    #expect(error?.message.contains(server.authority) == true)
    try await transport.expectToGoOn()
  }

  @Test("A body that drips in slower than the time-out allows ends in a time-out")
  func slowBody() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nstart")
      connection.waitForEnd()
    }
    let transport = try CurlTransport()
    let error = await failure { () async throws(TransportError) in
      try await transport.send(server.request(), timeout: .milliseconds(200))
    }
    #expect(error?.code == .timeout)
    #expect(error?.requestMayHaveReachedServer == true)
    try await transport.expectToGoOn()
  }

  @Test(
    "A TLS handshake that nobody answers ends in a connect time-out",
    arguments: [Duration.milliseconds(150), .zero, .seconds(-1)])
  func handshakeNeverAnswered(limit: Duration) async throws {
    let server = try LoopbackServer { $0.waitForEnd() }
    let transport = try CurlTransport()
    var request = server.request()
    request.scheme = "https"
    var options = TransportOptions()
    options.connectTimeout = limit
    let error = await failure { [request, options] () async throws(TransportError) in
      try await transport.send(request, body: .empty, options: options)
    }
    #expect(error?.code == .connectTimeout)
    #expect(error?.requestMayHaveReachedServer == false)
    try await transport.expectToGoOn()
  }

  @Test("A time-out longer than libcurl can count is no time-out of zero")
  func longTimeout() async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    let response = try await transport.send(server.request(), timeout: .seconds(Int64.max))
    #expect(response.head.status == .ok)
  }

  @Test("Cancelling a request that waits ends it at once, and its connection")
  func cancellation() async throws {
    let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
    let (endings, ended) = AsyncStream.makeStream(of: Void.self)
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      arrived.yield()
      connection.waitForEnd()
      ended.yield()
    }
    let transport = try CurlTransport()
    let task = Task {
      await failure { () async throws(TransportError) in
        try await transport.send(server.request(), timeout: .seconds(3600))
      }
    }
    for await _ in arrivals.prefix(1) {}
    task.cancel()
    let error = await task.value
    #expect(error?.code == .cancelled)
    #expect(error?.requestMayHaveReachedServer == true)
    for await _ in endings.prefix(1) {}
    try await transport.expectToGoOn()
  }

  @Test("A task that was cancelled already sends nothing")
  func cancelledBefore() async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    let task = Task {
      // The task is used within the closure only.
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      return await failure { () async throws(TransportError) in
        try await transport.send(server.request())
      }
    }
    let error = await task.value
    #expect(error?.code == .cancelled)
    #expect(error?.requestMayHaveReachedServer == false)
    try await transport.expectToGoOn()
    await transport.close()
    #expect(server.connectionCount == 0)
  }

  @Test("Cancelled at any moment, each of many requests ends once and the transport goes on")
  func cancellationAtAnyMoment() async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    await withTaskGroup(of: TransportError?.self) { group in
      for number in 0..<200 {
        group.addTask {
          let task = Task {
            await failure { () async throws(TransportError) in
              try await transport.send(server.request())
            }
          }
          for _ in 0..<number % 20 { await Task.yield() }
          task.cancel()
          return await task.value
        }
      }
      for await error in group {
        #expect(error == nil || error?.code == .cancelled, "\(error?.description ?? "")")
      }
    }
    #expect(try await transport.send(server.request()).head.status == .ok)
  }
}
