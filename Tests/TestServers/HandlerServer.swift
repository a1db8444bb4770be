import FlyingSocks
import Foundation
import Synchronization

/// A server on a loopback port of its own that does what a test's function says, on one thread for
/// each connection.
public final class HandlerServer: Sendable {
  private final class Ledger: Sendable {
    let count = Mutex(0)
  }

  /// The host and port.
  public let authority: String

  private let listener: Socket
  private let ledger = Ledger()

  /// Starts the server.
  ///
  /// - Parameter handle: Plays a connection, which closes when it returns or throws.
  public init(_ handle: @escaping @Sendable (ServerConnection) throws -> Void) throws {
    listener = try Socket(domain: AF_INET)
    try listener.bind(to: .inet(ip4: "127.0.0.1", port: 0))
    try listener.listen()
    guard case .ip4(_, let port) = try listener.sockname() else { throw SocketError.disconnected }
    authority = "127.0.0.1:\(port)"
    Thread.detachNewThread { [listener, ledger] in
      while let (file, _) = try? listener.accept() {
        let number = ledger.count.withLock { count in
          count += 1
          return count
        }
        Thread.detachNewThread {
          let connection = ServerConnection(socket: Socket(file: file), number: number)
          try? handle(connection)
          try? connection.socket.close()
        }
      }
      // Not in `deinit`: a descriptor that is waited for must not become another's.
      try? listener.close()
    }
  }

  deinit { _ = shutdown(listener.file.rawValue, Int32(SHUT_RDWR)) }

  /// How many connections were accepted.
  public var connectionCount: Int { ledger.count.withLock { $0 } }
}

/// The server's end of a connection.
public struct ServerConnection: Sendable {
  fileprivate let socket: Socket

  /// 1 for the first connection of the server.
  public let number: Int

  /// Reads the header of a request, in lowercase.
  public func readHead() throws -> String {
    var bytes: [UInt8] = []
    while bytes.suffix(4) != [13, 10, 13, 10] { bytes.append(try socket.read()) }
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }

  /// Reads at least one byte.
  public func read(atMost count: Int) throws -> [UInt8] { try socket.read(atMost: count) }

  /// Reads the body that the header announces, and passes each piece on.
  public func readBody(_ head: String, _ pass: ([UInt8]) -> Void) throws {
    guard let length = Self.length(head) else { return try readChunks(pass) }
    var missing = length
    while missing > 0 {
      let piece = try socket.read(atMost: min(missing, 1 << 16))
      missing -= piece.count
      pass(piece)
    }
  }

  private static func length(_ head: String) -> Int? {
    let line = head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
    return line.flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
  }

  private func readChunks(_ pass: ([UInt8]) -> Void) throws {
    while true {
      var line = ""
      while !line.hasSuffix("\r\n") { line.unicodeScalars.append(.init(try socket.read())) }
      guard var missing = Int(line.dropLast(1), radix: 16) else { throw SocketError.disconnected }
      let isLast = missing == 0
      while missing > 0 {
        let piece = try socket.read(atMost: min(missing, 1 << 16))
        missing -= piece.count
        pass(piece)
      }
      _ = try (socket.read(), socket.read())
      if isLast { return }
    }
  }

  /// Writes text.
  public func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Writes bytes.
  public func write(_ bytes: [UInt8]) throws {
    let data = Data(bytes)
    var written = data.startIndex
    while written < data.endIndex { written = try socket.write(data, from: written) }
  }

  /// Waits until the client has closed its end.
  public func waitForEnd() {
    while (try? socket.read(atMost: 1 << 16)) != nil {}
  }
}
