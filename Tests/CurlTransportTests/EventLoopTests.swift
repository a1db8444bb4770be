import HTTPTransportAPI
import HTTPTypes
import Synchronization
import Testing

@testable import CurlTransport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("The event loop", .timeLimit(.minutes(1)))
struct EventLoopTests {
  private static func transfer() throws -> Transfer {
    let request = HTTPRequest(method: .get, scheme: "http", authority: "host", path: "/")
    let options = TransportOptions()
    return Transfer(
      try RequestParts(request, body: .empty, options: options, proxies: .none), HeaderText(),
      body: .empty, options: options, timeouts: PhaseTimeouts(options))
  }

  @Test("Transfers have their turn in the order of their arrival, without those that gave up")
  func order() throws {
    var waiting = WaitingTransfers()
    let transfers = try (0..<10).map { _ in try Self.transfer() }
    for transfer in transfers {
      transfer.stage = .waiting
      waiting.append(transfer)
    }
    for index in [0, 3, 4, 9] {
      waiting.forgetOne()
      transfers[index].stage = .over
    }
    for index in [1, 2, 5, 6, 7, 8] {
      #expect(!waiting.isEmpty)
      #expect(waiting.popFirst() === transfers[index])
    }
    #expect(waiting.isEmpty)
    #expect(waiting.popFirst() == nil)
  }

  @Test("200,000 waiting transfers that gave up leave neither memory nor work behind")
  func manyGiveUp() throws {
    var waiting = WaitingTransfers()
    let count = 200_000
    let transfers = try (0..<count).map { _ in try Self.transfer() }
    for transfer in transfers {
      transfer.stage = .waiting
      waiting.append(transfer)
    }
    for transfer in transfers.dropLast() {
      waiting.forgetOne()
      transfer.stage = .over
    }
    #expect(waiting.capacityInUse <= 3)
    #expect(waiting.popFirst() === transfers.last)
    #expect(waiting.isEmpty)
  }

  @Test("Requests that gave up waiting let the next one have its turn")
  func nextOneHasItsTurn() async throws {
    let gate = Gate()
    let server = try LoopbackServer { connection in
      while connection.readRequest() != nil {
        gate.wait()
        connection.write(okay)
      }
    }
    var configuration = CurlTransportConfiguration()
    configuration.limits.requests = 1
    let transport = try CurlTransport(configuration: configuration)
    let first = Task { try await transport.send(server.request()).head.status }
    #expect(await eventually { server.requests.count == 1 })
    let waiting = (0..<2000).map { _ in
      Task {
        await failure { () async throws(TransportError) in
          try await transport.send(server.request())
        }
      }
    }
    for task in waiting { task.cancel() }
    let last = Task { try await transport.send(server.request()).head.status }
    for task in waiting { #expect(await task.value?.code == .cancelled) }
    gate.open()
    #expect(try await first.value == .ok)
    #expect(try await last.value == .ok)
    #expect(server.requests.count == 2)
  }

  @Test("A transport that is closed at any moment lets go of the sources of request bodies")
  func closeEndsSources() async throws {
    let server = try LoopbackServer { $0.waitForEnd() }
    let (made, gone) = (Counter(), Counter())
    for round in 0..<50 {
      var configuration = CurlTransportConfiguration()
      configuration.limits.requests = 2
      let transport = try CurlTransport(configuration: configuration)
      let tasks = (0..<5).map { _ in
        Task {
          let token = Token(gone)
          made.add(1)
          let body = RequestBody {
            AsyncStream<[UInt8]> {
              withExtendedLifetime(token) { [UInt8](repeating: 1, count: 999) }
            }
          }
          return await failure { () async throws(TransportError) in
            try await transport.send(server.request(.put), body: body, options: .init())
          }
        }
      }
      for _ in 0..<round { await Task.yield() }
      await transport.close()
      for task in tasks { #expect(await task.value?.code == .closed) }
    }
    #expect(await eventually { gone.value == made.value })
  }

  /// Counts when it goes away.
  private final class Token: Sendable {
    private let counter: Counter

    init(_ counter: Counter) { self.counter = counter }

    deinit { counter.add(1) }
  }

  #if os(Linux)
    @Test("No signal reaches the thread on which libcurl runs, so that none ends the process")
    func blocksSignals() async {
      await #expect(processExitsWith: .success) {
        _ = signal(SIGPIPE, SIG_DFL)
        let transport = try CurlTransport(configuration: CurlTransportConfiguration())
        let number = await withTaskExecutorPreference(transport.executor) {
          var ends: [Int32] = [-1, -1]
          // Room for two descriptors; one byte is written.
          guard unsafe pipe(&ends) == 0 else { return Int32(0) }
          _ = close(ends[0])
          return unsafe write(ends[1], [1], 1) == -1 ? errno : 0
        }
        guard number == EPIPE else { exit(1) }
      }
    }

    @Test("Connections are closed in programs that are started")
    func closesOnExec() async throws {
      let server = try LoopbackServer.answering(okay)
      let transport = try CurlTransport()
      _ = try await transport.send(server.request())
      let flags = (0..<Int32(4096)).filter { peerPort(of: $0) == server.port }.map {
        fcntl($0, F_GETFD)
      }
      #expect(flags.count == 1)
      #expect(flags.allSatisfy { $0 & FD_CLOEXEC != 0 })
    }

    private func peerPort(of descriptor: Int32) -> UInt16? {
      var address = sockaddr_in()
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      // An address of ours, with its size.
      let code = unsafe withUnsafeMutablePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          unsafe getpeername(descriptor, $0, &size)
        }
      }
      guard code == 0, address.sin_family == sa_family_t(AF_INET) else { return nil }
      return UInt16(bigEndian: address.sin_port)
    }

    @Test("An idle loop waits until there is something to do")
    func idle() async throws {
      let name = "curl-idle"
      let server = try LoopbackServer.answering(okay)
      let transport = try CurlTransport(.init(), threadName: name)
      _ = try await transport.send(server.request())
      let before = try #require(switches(ofThreadNamed: name))
      try await Task.sleep(for: .milliseconds(300))
      let after = try #require(switches(ofThreadNamed: name))
      // One that looks again each millisecond has some 300.
      #expect(after - before < 30)
    }
  #endif
}
