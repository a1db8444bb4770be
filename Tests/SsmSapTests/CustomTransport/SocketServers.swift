import AWSTestKit
import FlyingSocks
import Foundation
import Synchronization

/// Plays the conformance kit's scripts, over any library with sockets.
struct SocketServers: ScriptedServer {
  func start(_ script: ServerScript) async throws -> any RunningScript {
    try SocketServer(script, try await .client)
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
  private let listener: AsyncSocket
  private let accepting: Task<Void, Never>

  init(_ script: ServerScript, _ pool: some AsyncSocketPool) throws {
    let socket = try Socket(domain: AF_INET)
    try socket.bind(to: .inet(ip4: "127.0.0.1", port: 0))
    try socket.listen()
    guard case .ip4(_, let port) = try socket.sockname() else { throw SocketError.disconnected }
    authority = "127.0.0.1:\(port)"
    listener = try AsyncSocket(socket: socket, pool: pool)
    accepting = Task { [listener, ledger] in
      await withDiscardingTaskGroup { group in
        while let connection = try? await listener.accept() {
          ledger.state.withLock { $0.connectionCount += 1 }
          group.addTask { await Self.play(script, on: connection, ledger) }
        }
        group.cancelAll()
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
      _ = shutdown(listener.socket.file.rawValue, Int32(SHUT_RDWR))
    }
    accepting.cancel()
  }

  private static func play(
    _ script: ServerScript, on connection: AsyncSocket, _ ledger: Ledger
  ) async {
    defer { try? connection.close() }
    repeat {
      for step in script.steps {
        do {
          switch step {
          case .readRequest:
            let request = try await read(from: connection)
            ledger.state.withLock { $0.requests.append(request) }
          case .write(let bytes): try await connection.write(Data(bytes))
          case .waitForEnd: while true { _ = try await connection.read() }
          case .reset: return
          }
        } catch {
          return
        }
      }
    } while script.repeats
  }

  private static func read(from connection: AsyncSocket) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.suffix(4) != Array("\r\n\r\n".utf8)[...] {
      bytes.append(try await connection.read())
    }
    let lines = String(decoding: bytes, as: UTF8.self).lowercased().split(separator: "\r\n")
    let length = lines.first { $0.hasPrefix("content-length:") }?.dropFirst(15)
    let count = Int(length?.trimmingCharacters(in: .whitespaces) ?? "") ?? 0
    return count > 0 ? bytes + (try await connection.read(bytes: count)) : bytes
  }
}
