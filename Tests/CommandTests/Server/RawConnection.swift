import NIOCore
import NIOPosix

/// A TCP connection to a server on this machine, for requests and responses as bytes.
struct RawConnection {
  private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  private var received = ""

  private init(
    _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
    _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  ) {
    self.inbound = inbound.makeAsyncIterator()
    self.outbound = outbound
  }

  /// Connects, passes the connection to the body, and closes it.
  static func open<Result>(
    _ url: String, _ body: (inout RawConnection) async throws -> Result
  ) async throws -> Result {
    let port = Int(url.split(separator: ":").last ?? "") ?? 0
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      var connection = RawConnection(inbound, outbound)
      return try await body(&connection)
    }
  }

  /// Sends a text, and returns all that the server sends until it closes the connection.
  static func exchange(_ url: String, _ text: String) async throws -> String {
    try await open(url) { connection in
      // A server that waited long enough may have closed the connection before.
      try? await connection.send(text)
      return await connection.readToEnd()
    }
  }

  func send(_ text: String) async throws {
    try await outbound.write(ByteBuffer(string: text))
  }

  /// Returns what comes up to and with a text, or up to the end of the connection.
  mutating func read(upTo text: String) async throws -> String {
    while true {
      if let range = received.firstRange(of: text) {
        let head = String(received[..<range.upperBound])
        received = String(received[range.upperBound...])
        return head
      }
      guard let more = try await inbound.next() else { return received }
      received += String(buffer: more)
    }
  }

  /// Returns what comes until the server closes the connection, also if it resets it.
  mutating func readToEnd() async -> String {
    while let more = try? await inbound.next() { received += String(buffer: more) }
    return received
  }
}
