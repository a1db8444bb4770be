import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Testing

@testable import CurlTransport

@Suite("A transport's executor", .timeLimit(.minutes(1)))
struct ExecutorTests {
  @Test("Requests of tasks on it are answered, one after the other and at a time")
  func sends() async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    let count = try await withTaskExecutorPreference(transport.executor) {
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<20 {
          group.addTask {
            for _ in 0..<10 {
              let response = try await transport.send(server.request(.post), "body")
              #expect(response.head.status == .ok)
            }
            return 10
          }
        }
        return try await group.reduce(0, +)
      }
    }
    #expect(count == 200)
    #expect(server.requests.count == 200)
  }

  #if os(Linux)
    @Test("Tasks on it run on the transport's thread, also after a response")
    func runsOnThread() async throws {
      let server = try LoopbackServer.answering(okay)
      let transport = try CurlTransport(.init(), threadName: "curl-executor")
      try await withTaskExecutorPreference(transport.executor) {
        for _ in 0..<3 {
          #expect(text(ofFile: "/proc/thread-self/comm") == "curl-executor\n")
          _ = try await transport.send(server.request())
        }
      }
      #expect(text(ofFile: "/proc/thread-self/comm") != "curl-executor\n")
    }
  #endif

  @Test("Tasks on it go on when the transport is closed, or dropped")
  func outlivesTransport() async throws {
    let server = try LoopbackServer.answering(okay)
    for closes in [true, false] {
      for _ in 0..<20 {
        let transport = try CurlTransport()
        let watch = LoopWatch(transport.queue)
        let tasks = (0..<10).map { _ in
          Task(executorPreference: transport.executor) { [weak transport] in
            for _ in 0..<20 { await Task.yield() }
            guard let transport else { return true }
            let error = await failure { () async throws(TransportError) in
              try await transport.send(server.request())
            }
            return error == nil || error?.code == .closed
          }
        }
        if closes { await transport.close() }
        _ = consume transport
        for task in tasks { #expect(await task.value) }
        #expect(await eventually { watch.isGone })
      }
    }
  }

  @Test("A task on it may close the transport, and wait for that")
  func closesItself() async throws {
    let transport = try CurlTransport()
    let isOver = await withTaskExecutorPreference(transport.executor) {
      await transport.close()
      return true
    }
    #expect(isOver)
  }

  /// Sends each request from a task on the transport's own thread.
  private struct OnItsExecutor: HTTPTransport {
    let curl: CurlTransport

    func send(
      _ request: HTTPRequest, body: RequestBody, options: TransportOptions
    ) async throws(TransportError) -> TransportResponse {
      let result = await withTaskExecutorPreference(curl.executor) {
        () async -> Result<TransportResponse, TransportError> in
        do throws(TransportError) {
          return .success(try await curl.send(request, body: body, options: options))
        } catch {
          return .failure(error)
        }
      }
      return try result.get()
    }
  }

  @Test("Every promise of a transport is kept for tasks on it")
  func conforms() async throws {
    let kit = TransportConformance { OnItsExecutor(curl: try CurlTransport()) }
    let violations = await kit.violations(against: LoopbackServers())
    #expect(violations.isEmpty, "\(violations)")
  }

  /// Answers a request for `/waits` once there was one for another path.
  private func meeting() throws -> LoopbackServer {
    let gate = Gate()
    return try LoopbackServer { connection in
      while let request = connection.readRequest() {
        if String(decoding: request, as: UTF8.self).hasPrefix("GET /waits") {
          gate.wait()
        } else {
          gate.open()
        }
        connection.write(okay)
      }
    }
  }

  @Test(
    "A task that waits on it for a response keeps no other from sending",
    arguments: [true, false])
  func letsOthersIn(otherIsOnIt: Bool) async throws {
    let server = try meeting()
    let transport = try CurlTransport()
    let waiting = Task(executorPreference: transport.executor) {
      try await transport.send(server.request(.get, "/waits")).head.status
    }
    #expect(await eventually { server.requests.count == 1 })
    let other = Task(executorPreference: otherIsOnIt ? transport.executor : nil) {
      try await transport.send(server.request()).head.status
    }
    #expect(try await other.value == .ok)
    #expect(try await waiting.value == .ok)
  }

  @Test(
    "A task that waits on it for a response is cancelled, or ended as the transport is closed",
    arguments: [true, false])
  func ends(closes: Bool) async throws {
    let server = try meeting()
    let transport = try CurlTransport()
    let waiting = Task(executorPreference: transport.executor) {
      await failure { () async throws(TransportError) in
        try await transport.send(server.request(.get, "/waits"))
      }
    }
    #expect(await eventually { server.requests.count == 1 })
    if closes { await transport.close() } else { waiting.cancel() }
    #expect(await waiting.value?.code == (closes ? .closed : .cancelled))
    server.stop()
  }

  @Test("A response is streamed to a task on it, and a request's body from one")
  func streams() async throws {
    let server = try LoopbackServer { connection in
      guard let request = connection.readRequest() else { return }
      let size = request.count
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n")
      connection.write([UInt8](repeating: UInt8(truncatingIfNeeded: size), count: 2_000_000))
      connection.waitForEnd()
    }
    let transport = try CurlTransport()
    let count = try await withTaskExecutorPreference(transport.executor) {
      var options = TransportOptions()
      options.streamsResponse = true
      let body = RequestBody(length: 5) {
        AsyncStream { continuation in
          continuation.yield(Array("hel".utf8))
          continuation.yield(Array("lo".utf8))
          continuation.finish()
        }
      }
      let response = try await transport.send(server.request(.post), body: body, options: options)
      var count = 0
      for try await chunk in response.body { count += chunk.count }
      return count
    }
    #expect(count == 2_000_000)
    #expect(server.texts.first?.hasSuffix("hello") == true)
  }
}
