public import AWSTestKit
import FlyingSocks
import Foundation
import Synchronization

/// Plays the conformance kit's scripts, over any library with sockets.
///
/// On threads of its own: the library's tasks that wait for sockets have missed bytes that came
/// soon after an answer, and a server that hears nothing says nothing of its client.
public struct SocketServers: ScriptedServer {
  /// Creates a source of servers.
  public init() {}

  /// Starts a server that plays the script.
  public func start(_ script: ServerScript) async throws -> any RunningScript {
    try SocketServer(script)
  }
}

/// A server on a loopback port of its own.
private final class SocketServer: RunningScript {
  private struct State {
    var requests: [[UInt8]] = []
    var connectionCount = 0
    var isStopped = false
  }

  /// What its tasks hold; they do not hold the server.
  private final class Ledger: Sendable {
    let state = Mutex(State())
  }

  let authority: String
  private let ledger = Ledger()
  private let listener: Socket

  init(_ script: ServerScript) throws {
    listener = try Socket(domain: AF_INET)
    try listener.bind(to: .inet(ip4: "127.0.0.1", port: 0))
    try listener.listen()
    guard case .ip4(_, let port) = try listener.sockname() else { throw SocketError.disconnected }
    authority = "127.0.0.1:\(port)"
    Thread.detachNewThread { [listener, ledger] in
      while let (file, _) = try? listener.accept() {
        ledger.state.withLock { $0.connectionCount += 1 }
        Thread.detachNewThread { Self.play(script, on: Socket(file: file), ledger) }
      }
      // Not in `stop`: a descriptor that is waited for must not become another's. Nor may `stop`
      // come after this.
      ledger.state.withLock { state in
        state.isStopped = true
        try? listener.close()
      }
    }
  }

  var requests: [[UInt8]] { ledger.state.withLock { $0.requests } }
  var connectionCount: Int { ledger.state.withLock { $0.connectionCount } }

  func stop() {
    ledger.state.withLock { state in
      guard !state.isStopped else { return }
      state.isStopped = true
      // From here on connections are refused.
      _ = shutdown(listener.file.rawValue, Int32(SHUT_RDWR))
    }
  }

  private static func play(
    _ script: ServerScript, on connection: Socket, _ ledger: Ledger
  ) {
    defer { try? connection.close() }
    repeat {
      for step in script.steps {
        do {
          switch step {
          case .readRequest:
            let request = try read(from: connection)
            ledger.state.withLock { $0.requests.append(request) }
          case .write(let bytes): try write(bytes, to: connection)
          case .waitForEnd: while true { _ = try connection.read() }
          case .reset: return
          }
        } catch {
          return
        }
      }
    } while script.repeats
  }

  private static func write(_ bytes: [UInt8], to connection: Socket) throws {
    let data = Data(bytes)
    var written = data.startIndex
    while written < data.endIndex { written = try connection.write(data, from: written) }
  }

  private static func read(from connection: Socket) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.suffix(4) != Array("\r\n\r\n".utf8)[...] {
      bytes.append(try connection.read())
    }
    let lines = String(decoding: bytes, as: UTF8.self).lowercased().split(separator: "\r\n")
    let length = lines.first { $0.hasPrefix("content-length:") }?.dropFirst(15)
    let count = Int(length?.trimmingCharacters(in: .whitespaces) ?? "") ?? 0
    let end = bytes.count + count
    while bytes.count < end { bytes += try connection.read(atMost: end - bytes.count) }
    return bytes
  }
}
