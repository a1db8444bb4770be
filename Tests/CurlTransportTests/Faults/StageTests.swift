import HTTPTransportAPI
import HTTPTypes
import Testing

@testable import CurlTransport

@Suite("A server that misbehaves", .timeLimit(.minutes(1)))
struct StageTests {
  /// What a server does with its first connection, and how that is told.
  struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var codes: Set<TransportError.Code>
    var script: @Sendable (Connection) -> Void
  }

  private static func fault(
    _ what: String, _ codes: Set<TransportError.Code>,
    _ script: @escaping @Sendable (Connection) -> Void
  ) -> Fault {
    Fault(testDescription: what, codes: codes, script: script)
  }

  private static func afterRequest(
    _ what: String, _ codes: Set<TransportError.Code>,
    _ script: @escaping @Sendable (Connection) -> Void
  ) -> Fault {
    fault(what, codes) { connection in
      _ = connection.readRequest()
      script(connection)
    }
  }

  static let faults: [Fault] = [
    fault("reset as the request comes", [.reset]) { connection in
      _ = connection.read(atMost: 1)
      connection.reset()
    },
    fault("close amid the request", [.reset]) { connection in
      _ = connection.read(atMost: 10)
    },
    afterRequest("reset amid the header", [.reset]) { connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-")
      connection.pause(milliseconds: 20)
      connection.reset()
    },
    afterRequest("reset amid the body", [.reset]) { connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
      connection.pause(milliseconds: 20)
      connection.reset()
    },
    afterRequest("half-close without an answer", [.reset]) { connection in
      connection.finishWriting()
      connection.waitForEnd()
    },
    afterRequest("slow header", [.timeout]) { connection in
      for byte in "HTTP/1.1 200 OK\r\nX: 012345678901234567890123456789".utf8 {
        connection.write([byte])
        connection.pause(milliseconds: 100)
      }
    },
    afterRequest("slow body", [.timeout]) { connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
      for _ in 0..<100 {
        connection.write("x")
        connection.pause(milliseconds: 100)
      }
    },
    afterRequest("negative length", [.protocolViolation, .other, .reset]) { connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc")
    },
    afterRequest("size of a chunk that is none", [.protocolViolation, .reset, .other]) {
      $0.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n")
    },
    afterRequest("header of a megabyte", [.protocolViolation]) { connection in
      connection.write("HTTP/1.1 200 OK\r\n")
      let line = "X: " + String(repeating: "a", count: 50_000) + "\r\n"
      for _ in 0..<21 { connection.write(line) }
      connection.write("\r\nok")
    },
    afterRequest("header that never ends", [.protocolViolation]) { connection in
      connection.write("HTTP/1.1 200 OK\r\n")
      let lines = String(repeating: "X: y\r\n", count: 1000)
      for _ in 0..<1000 { connection.write(lines) }
    },
    afterRequest("line that never ends", [.protocolViolation, .other]) { connection in
      connection.write("HTTP/1.1 200 OK\r\nX: ")
      let text = String(repeating: "y", count: 10_000)
      for _ in 0..<1000 { connection.write(text) }
    },
    afterRequest("body that never ends", [.bodyTooLarge]) { connection in
      connection.write("HTTP/1.1 200 OK\r\n\r\n")
      let text = String(repeating: "y", count: 10_000)
      for _ in 0..<1000 { connection.write(text) }
    },
  ]

  @Test("gives its error in time, and the next request succeeds", arguments: faults)
  func fault(_ fault: Fault) async throws {
    let server = try LoopbackServer { connection in
      guard connection.number > 1 else { return fault.script(connection) }
      while connection.readRequest() != nil { connection.write(okay) }
    }
    let transport = try CurlTransport()
    let start = ContinuousClock.now
    let error = await failure { () async throws(TransportError) in
      try await transport.send(
        server.request(.post), "body", timeout: .seconds(1), maximumResponseBodySize: 1 << 20)
    }
    let code = try #require(error?.code)
    #expect(fault.codes.contains(code), "\(error?.description ?? "")")
    #expect(error?.requestMayHaveReachedServer == true)
    // Time for a busy machine; what matters is that it is not forever.
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(try await transport.send(server.request()).head.status == .ok)
  }
}
