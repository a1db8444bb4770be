import AWSEventStream

@testable import CurlTransport

/// The version of HTTP between a client and a server of events.
enum EventVersion: Sendable, CaseIterable {
  case http1, http2

  var policy: HTTPVersionPolicy? { self == .http2 ? .http2PriorKnowledge : nil }

  /// Returns the server's end of a connection; `nil` if the client sends no request.
  func peer(_ connection: Connection) -> (any EventPeer)? {
    switch self {
    case .http1: HTTP1Peer(connection)
    case .http2: HTTP2Peer(connection)
    }
  }
}

/// A server's end of a request and a response that both consist of events.
protocol EventPeer {
  /// Waits for the next bytes of the request's body; `nil` at its end.
  mutating func readBody() -> [UInt8]?

  /// Writes the header of a successful response.
  mutating func writeHeader()

  /// Writes bytes of the response's body.
  mutating func write(_ bytes: [UInt8])

  /// Ends the response.
  mutating func finish()

  /// Waits until the client has ended the transfer.
  mutating func waitForEnd()
}

/// One over HTTP/1.1, with chunked framing in both directions.
struct HTTP1Peer: EventPeer {
  private let connection: Connection

  /// Reads the header of the request; `nil` if the client sends none.
  init?(_ connection: Connection) {
    guard connection.readRequest() != nil else { return nil }
    self.connection = connection
  }

  func readBody() -> [UInt8]? {
    guard let line = readLine(), let size = Int(line, radix: 16) else { return nil }
    var bytes: [UInt8] = []
    while bytes.count < size {
      guard let piece = connection.read(atMost: size - bytes.count), !piece.isEmpty else {
        return nil
      }
      bytes += piece
    }
    _ = readLine()
    return size == 0 ? nil : bytes
  }

  private func readLine() -> String? {
    var bytes: [UInt8] = []
    while bytes.suffix(2) != [13, 10] {
      guard let byte = connection.read(atMost: 1), !byte.isEmpty else { return nil }
      bytes += byte
    }
    return String(decoding: bytes.dropLast(2), as: UTF8.self)
  }

  func writeHeader() { connection.write(Connection.eventResponse) }
  func write(_ bytes: [UInt8]) { connection.write(chunk: bytes) }

  func finish() { connection.writeLastChunk() }
  func waitForEnd() { connection.waitForEnd() }
}

/// One over HTTP/2 (RFC 9113) with prior knowledge, for the first stream of a connection.
struct HTTP2Peer: EventPeer {
  private let connection: Connection
  private var received: [UInt8] = []
  private var hasEnded = false

  private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
  private static let headerSize = 9
  private static let stream: UInt8 = 1

  private enum FrameType {
    static let data: UInt8 = 0
    static let header: UInt8 = 1
    static let reset: UInt8 = 3
    static let settings: UInt8 = 4
    static let windowUpdate: UInt8 = 8
  }

  private struct Frame {
    var type: UInt8
    var flags: UInt8
    var payload: [UInt8]
  }

  /// Reads up to the header of the request; `nil` if the client sends none.
  init?(_ connection: Connection) {
    self.connection = connection
    connection.write(Self.frame(FrameType.settings, stream: 0, []))
    guard read(Self.preface.count) == Self.preface else { return nil }
    while let frame = readFrame() {
      if frame.type == FrameType.header { return }
    }
    return nil
  }

  mutating func readBody() -> [UInt8]? {
    while !hasEnded, let frame = readFrame() {
      guard frame.type == FrameType.data else { continue }
      hasEnded = frame.flags & 1 == 1
      guard !frame.payload.isEmpty else { continue }
      let count = frame.payload.count
      let increment = (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) }
      for stream in [0, Self.stream] {
        connection.write(Self.frame(FrameType.windowUpdate, stream: stream, increment))
      }
      return frame.payload
    }
    return nil
  }

  /// `:status: 200`, of HPACK's static table (RFC 7541, Appendix A).
  func writeHeader() {
    connection.write(Self.frame(FrameType.header, flags: 4, stream: Self.stream, [0x88]))
  }

  func write(_ bytes: [UInt8]) {
    connection.write(Self.frame(FrameType.data, stream: Self.stream, bytes))
  }

  func finish() {
    connection.write(Self.frame(FrameType.data, flags: 1, stream: Self.stream, []))
  }

  mutating func waitForEnd() {
    while let frame = readFrame(), frame.type != FrameType.reset {}
  }

  private mutating func readFrame() -> Frame? {
    guard let header = read(Self.headerSize) else { return nil }
    let size = header.prefix(3).reduce(0) { $0 << 8 | Int($1) }
    guard let payload = read(size) else { return nil }
    let frame = Frame(type: header[3], flags: header[4], payload: payload)
    if frame.type == FrameType.settings, frame.flags & 1 == 0 {
      connection.write(Self.frame(FrameType.settings, flags: 1, stream: 0, []))
    }
    return frame
  }

  private mutating func read(_ count: Int) -> [UInt8]? {
    while received.count < count {
      guard let bytes = connection.read(atMost: 4096), !bytes.isEmpty else { return nil }
      received += bytes
    }
    defer { received.removeFirst(count) }
    return Array(received.prefix(count))
  }

  private static func frame(
    _ type: UInt8, flags: UInt8 = 0, stream: UInt8, _ payload: [UInt8]
  ) -> [UInt8] {
    let size = (0..<3).map { UInt8(truncatingIfNeeded: payload.count >> (16 - 8 * $0)) }
    return size + [type, flags, 0, 0, 0, stream] + payload
  }
}
