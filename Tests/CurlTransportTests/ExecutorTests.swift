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
        let watch = EngineWatch(transport.engine)
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
}
