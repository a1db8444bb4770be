import Synchronization

@testable import CurlTransport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A server on a loopback port that does what a test's script says, on one thread a connection.
final class LoopbackServer: Sendable {
  struct Failure: Error {
    let what: String
  }

  private struct State {
    var connections: [Int32] = []
    var connectionCount = 0
    var requests: [[UInt8]] = []
    var isStopped = false
  }

  /// What the server keeps of its connections; its threads hold this, not the server.
  private final class Ledger: Sendable {
    let state = Mutex(State())
  }

  /// Which of the machine's own addresses to listen on.
  enum Loopback {
    case v4
    case v6
  }

  let port: UInt16
  private let address: Loopback
  private let listener: Int32
  private let ledger = Ledger()

  /// - Parameter script: Runs for each connection; the connection closes when it returns.
  init(
    on address: Loopback = .v4, _ script: @escaping @Sendable (Connection) -> Void
  ) throws {
    self.address = address
    listener = try Self.listen(on: address)
    port = try Self.port(of: listener)
    let (listener, ledger) = (listener, ledger)
    try DetachedThread.run(named: "test-listener") {
      Self.accept(on: listener, ledger, script)
    }
  }

  deinit { stop() }

  var authority: String { address == .v4 ? "127.0.0.1:\(port)" : "[::1]:\(port)" }

  /// How many connections were accepted.
  var connectionCount: Int { ledger.state.withLock { $0.connectionCount } }

  /// The requests that connections have read, byte for byte.
  var requests: [[UInt8]] { ledger.state.withLock { $0.requests } }

  /// Returns once the server has closed all that it accepted, and its client can see that.
  func waitUntilAllConnectionsAreClosed() async throws {
    let areClosed = await eventually { [ledger] in
      ledger.state.withLock { $0.connections.isEmpty }
    }
    guard areClosed else { throw Failure(what: "connections stay open") }
  }

  /// Ends all connections and accepts no more.
  func stop() {
    ledger.state.withLock { state in
      guard !state.isStopped else { return }
      state.isStopped = true
      // Makes `accept` return; the accepting thread closes the descriptor.
      _ = shutdown(listener, Int32(SHUT_RDWR))
      // Under the lock: a connection's thread takes it before it closes the descriptor, which
      // could be another's afterwards.
      for connection in state.connections { _ = shutdown(connection, Int32(SHUT_RDWR)) }
    }
  }

  // MARK: -

  private static func listen(on address: Loopback) throws -> Int32 {
    let family = address == .v4 ? AF_INET : AF_INET6
    #if canImport(Glibc)
      let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(family, SOCK_STREAM, 0)
    #endif
    guard descriptor >= 0 else { throw Failure(what: "socket") }
    var v4 = sockaddr_in()
    v4.sin_family = sa_family_t(AF_INET)
    v4.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var v6 = sockaddr_in6()
    v6.sin6_family = sa_family_t(AF_INET6)
    v6.sin6_addr = in6addr_loopback
    let code =
      switch address {
      case .v4: bind(descriptor, to: &v4)
      case .v6: bind(descriptor, to: &v6)
      }
    let backlog: Int32 = 1024
    #if canImport(Glibc)
      guard code == 0, Glibc.listen(descriptor, backlog) == 0 else { throw Failure(what: "bind") }
    #elseif canImport(Musl)
      guard code == 0, Musl.listen(descriptor, backlog) == 0 else { throw Failure(what: "bind") }
    #else
      guard code == 0, Darwin.listen(descriptor, backlog) == 0 else { throw Failure(what: "bind") }
    #endif
    return descriptor
  }

  private static func bind<Address>(
    _ descriptor: Int32, to address: inout Address
  ) -> Int32 {
    // An address of the caller's, with its size.
    unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        #if canImport(Glibc)
          unsafe Glibc.bind(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
        #elseif canImport(Musl)
          unsafe Musl.bind(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
        #else
          unsafe Darwin.bind(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
        #endif
      }
    }
  }

  private static func port(of descriptor: Int32) throws -> UInt16 {
    // The port is at the same place in the addresses of either family.
    var address = sockaddr_in6()
    var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
    // An address of ours, with its size.
    let code = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe getsockname(descriptor, $0, &size)
      }
    }
    guard code == 0 else { throw Failure(what: "getsockname") }
    return UInt16(bigEndian: address.sin6_port)
  }

  private static func accept(
    on listener: Int32, _ ledger: Ledger, _ script: @escaping @Sendable (Connection) -> Void
  ) {
    while true {
      // No address wanted.
      #if canImport(Glibc)
        let descriptor = Glibc.accept(listener, nil, nil)
      #elseif canImport(Musl)
        let descriptor = Musl.accept(listener, nil, nil)
      #else
        let descriptor = Darwin.accept(listener, nil, nil)
      #endif
      guard descriptor >= 0 else {
        // From here on the listener's descriptor may be another's.
        ledger.state.withLock { $0.isStopped = true }
        break
      }
      let number = ledger.state.withLock { state in
        state.connections.append(descriptor)
        state.connectionCount += 1
        return state.isStopped ? nil : state.connectionCount
      }
      guard let number else {
        _ = close(descriptor)
        break
      }
      let connection = Connection(
        descriptor: descriptor, number: number,
        record: { request in ledger.state.withLock { $0.requests.append(request) } },
        stopListening: {
          ledger.state.withLock { $0.isStopped = true }
          _ = shutdown(listener, Int32(SHUT_RDWR))
        })
      try? DetachedThread.run(named: "test-connection") {
        script(connection)
        // Under the lock, so that `stop` never meets a descriptor that is another's by then.
        ledger.state.withLock { state in
          state.connections.removeAll { $0 == descriptor }
          // The end reaches the client even while a process that another test starts has
          // inherited the descriptor.
          _ = shutdown(descriptor, Int32(SHUT_RDWR))
          _ = close(descriptor)
        }
      }
    }
    _ = close(listener)
  }
}

/// A server's end of a connection.
struct Connection: Sendable {
  /// A write to a closed connection fails rather than ending the process.
  #if canImport(Darwin)
    private static let noSignal: Int32 = 0
  #else
    private static let noSignal = Int32(MSG_NOSIGNAL)
  #endif

  let descriptor: Int32
  /// 1 for the first that the server accepted.
  let number: Int
  let record: @Sendable ([UInt8]) -> Void
  /// Has the server refuse further connections.
  let stopListening: @Sendable () -> Void

  /// Reads a request: a header, and as many bytes of body as it announces. `nil` at the end.
  func readRequest() -> [UInt8]? {
    var bytes: [UInt8] = []
    let end: [UInt8] = [13, 10, 13, 10]
    while bytes.suffix(4) != end[...] {
      guard let byte = read(atMost: 1), !byte.isEmpty else { return nil }
      bytes += byte
    }
    var missing = Self.contentLength(of: String(decoding: bytes, as: UTF8.self))
    while missing > 0 {
      guard let piece = read(atMost: missing), !piece.isEmpty else { return nil }
      bytes += piece
      missing -= piece.count
    }
    record(bytes)
    return bytes
  }

  func write(_ text: String) {
    write(Array(text.utf8))
  }

  func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      // The bytes are read during the call only.
      let count = unsafe rest.withUnsafeBytes {
        unsafe send(descriptor, $0.baseAddress, $0.count, Self.noSignal)
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Closes with RST rather than FIN.
  func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    // A value of ours, with its size.
    _ = unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  /// Closes for writing only.
  func finishWriting() {
    _ = shutdown(descriptor, Int32(SHUT_WR))
  }

  /// Waits until the client has closed its end.
  func waitForEnd() {
    while let bytes = read(atMost: 4096), !bytes.isEmpty {}
  }

  func pause(milliseconds: UInt32) {
    _ = usleep(milliseconds * 1000)
  }

  func read(atMost count: Int) -> [UInt8]? {
    let most = 1 << 16
    var bytes = [UInt8](repeating: 0, count: min(count, most))
    // As many as there is room for.
    let received = unsafe bytes.withUnsafeMutableBytes {
      unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
    }
    guard received >= 0 else { return nil }
    return Array(bytes.prefix(received))
  }

  private static func contentLength(of header: String) -> Int {
    for line in header.split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
      return Int(parts[1].drop { $0 == " " }) ?? 0
    }
    return 0
  }
}

extension LoopbackServer {
  /// Answers each request on a connection with the same bytes.
  static func answering(_ answer: String) throws -> LoopbackServer {
    try LoopbackServer { connection in
      while connection.readRequest() != nil { connection.write(answer) }
    }
  }
}
