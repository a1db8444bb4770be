import Synchronization
import Testing

@testable import ssm_sap_local

@Suite("Server-sent events", .timeLimit(.minutes(1)))
struct EventStreamTests {
  private static let request = "GET /_local/events HTTP/1.1\r\nHost: a\r\n\r\n"

  @Test("A stream begins with the state, has each change, and ends when the server stops")
  func stream() async throws {
    let revision = Atomic<UInt64>(0)
    try await withStream {
      revision.load(ordering: .relaxed)
    } body: { server, connection in
      let head = try await connection.read(upTo: "\r\n\r\n")
      #expect(head.contains("Content-Type: text/event-stream\r\n"))
      #expect(try await connection.read(upTo: "\n\n").contains("event: state\ndata: {\"R\":0}\n\n"))
      revision.store(7, ordering: .relaxed)
      #expect(try await connection.read(upTo: "\n\n").contains("event: state\ndata: {\"R\":7}\n\n"))
      await server.stop()
      // The last chunk: the stream was ended, not cut.
      #expect(await connection.readToEnd().hasSuffix("0\r\n\r\n"))
    }
  }

  private func withStream(
    _ revision: @escaping @Sendable () -> UInt64,
    body: (LoopbackServer, inout RawConnection) async throws -> Void
  ) async throws {
    let responder = ScriptedResponder { _, _ in
      .events(EventStream(revision: revision, state: { Array("{\"R\":\(revision())}".utf8) }))
    }
    try await serving(responder) { server in
      try await RawConnection.open(server.url) { connection in
        try await connection.send(Self.request)
        try await body(server, &connection)
      }
    }
  }

  @Test("Each line of the data has a field of its own")
  func lines() {
    let text = EventStream.event("state", Array("{\n\"a\": 1\n}".utf8))
    #expect(text == "event: state\ndata: {\ndata: \"a\": 1\ndata: }\n\n")
  }
}
