import HTTPTransportAPI
import HTTPTypes
import Testing

@testable import CurlTransport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite("The lifetime of a transport", .timeLimit(.minutes(1)))
struct LifetimeTests {
  @Test("After close, whatever is sent fails as closed")
  func closed() async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    _ = try await transport.send(server.request())
    await transport.close()
    let error = await failure { () async throws(TransportError) in
      try await transport.send(server.request())
    }
    #expect(error?.code == .closed)
    #expect(error?.requestMayHaveReachedServer == false)
    #expect(server.requests.count == 1)
  }

  @Test("Close ends what is under way")
  func closeWhileWaiting() async throws {
    let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      arrived.yield()
      connection.waitForEnd()
    }
    let transport = try CurlTransport()
    let tasks = (0..<10).map { _ in
      Task {
        await failure { () async throws(TransportError) in
          try await transport.send(server.request(.post), "body", timeout: .seconds(3600))
        }
      }
    }
    for await _ in arrivals.prefix(10) {}
    await transport.close()
    for task in tasks {
      let error = await task.value
      #expect(error?.code == .closed)
      #expect(error?.requestMayHaveReachedServer == true)
    }
  }

  @Test("Closing twice, and by many, is closing once")
  func closeByMany() async throws {
    let transport = try CurlTransport()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { await transport.close() } }
    }
    await transport.close()
  }

  @Test("Requests that meet a close end once, answered or closed")
  func closeAmongRequests() async throws {
    let server = try LoopbackServer.answering(okay)
    for _ in 0..<20 {
      let transport = try CurlTransport()
      await withTaskGroup(of: TransportError?.self) { group in
        for _ in 0..<20 {
          group.addTask {
            await failure { () async throws(TransportError) in
              try await transport.send(server.request())
            }
          }
        }
        group.addTask {
          await transport.close()
          return nil
        }
        for await error in group {
          #expect(error == nil || error?.code == .closed, "\(error?.description ?? "")")
        }
      }
    }
  }

  @Test("Requests end once, whether they are answered, cancelled or closed", arguments: 0..<10)
  func cancelAndCloseAmongRequests(round: Int) async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    let tasks = (0..<1 + round % 3).map { number in
      Task {
        for index in 0..<1000 {
          let request = Task { try await transport.send(server.request()).head.status }
          if number > 0, index.isMultiple(of: 3) { request.cancel() }
          switch await request.result {
          case .success(let status): #expect(status == .ok)
          case .failure(let error):
            let code = (error as? TransportError)?.code
            #expect(code == .closed || code == .cancelled)
            if code == .closed { return }
          }
        }
      }
    }
    try await Task.sleep(for: .milliseconds(round))
    await transport.close()
    for task in tasks { await task.value }
  }

  @Test("Dropping the last reference lets go of the thread and all it holds")
  func drop() async throws {
    let server = try LoopbackServer.answering(okay)
    var transport: CurlTransport? = try CurlTransport()
    _ = try await transport?.send(server.request())
    let watch = LoopWatch(transport?.queue)
    #expect(!watch.isGone)
    transport = nil
    #expect(await eventually { watch.isGone })
  }

  #if os(Linux)
    @Test("Dropping transports ends their threads")
    func dropEndsThreads() async throws {
      let name = "curl-dropped"
      #expect(threads(named: name) == 0)
      let server = try LoopbackServer.answering(okay)
      var transports: [CurlTransport] = []
      for _ in 0..<10 {
        transports.append(try CurlTransport(CurlTransportConfiguration(), threadName: name))
      }
      for transport in transports { _ = try await transport.send(server.request()) }
      #expect(threads(named: name) == 10)
      transports = []
      #expect(await eventually { threads(named: name) == 0 })
    }
  #endif

  @Test("A transport that is dropped within the task it resumed ends too")
  func dropWithinTask() async throws {
    let server = try LoopbackServer.answering(okay)
    for _ in 0..<50 {
      let transport = try CurlTransport()
      let watch = LoopWatch(transport.queue)
      let task = Task { [transport] in try await transport.send(server.request()).head.status }
      _ = consume transport
      #expect(try await task.value == .ok)
      #expect(await eventually { watch.isGone })
    }
  }
}

/// Tells whether an event loop still exists: it and its transport retain its command queue.
final class LoopWatch: Sendable {
  private let isGoneNow: @Sendable () -> Bool

  init(_ queue: CommandQueue?) {
    isGoneNow = { [weak queue] in queue == nil }
  }

  var isGone: Bool { isGoneNow() }
}

#if os(Linux)
  /// How many threads of this process have a name.
  func threads(named name: String) -> Int {
    tasks().count { text(ofFile: "/proc/self/task/\($0)/comm") == "\(name)\n" }
  }

  /// The identifiers of the threads of this process.
  private func tasks() -> [String] {
    var tasks: [String] = []
    guard let directory = unsafe opendir("/proc/self/task") else { return [] }
    // Closed here; an entry is read before the next one is asked for.
    defer { unsafe closedir(directory) }
    while let entry = unsafe readdir(directory) {
      // The kernel ends the name with NUL.
      let task = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      tasks.append(task)
    }
    return tasks
  }

  /// How often a thread of this process has waited, as the kernel counts.
  func switches(ofThreadNamed name: String) -> Int? {
    for task in tasks() where text(ofFile: "/proc/self/task/\(task)/comm") == "\(name)\n" {
      let status = text(ofFile: "/proc/self/task/\(task)/status", upTo: 4096) ?? ""
      let field = "voluntary_ctxt_switches:"
      let line = status.split(separator: "\n").first { $0.hasPrefix(field) }
      return line?.split(separator: "\t").last.flatMap { Int($0) }
    }
    return nil
  }

  func text(ofFile path: String, upTo limit: Int = 64) -> String? {
    guard let file = unsafe fopen(path, "r") else { return nil }
    // Closed here.
    defer { unsafe fclose(file) }
    var bytes = [UInt8](repeating: 0, count: limit)
    // As many as there is room for.
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe fread($0.baseAddress, 1, limit, file)
    }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
#endif
