import Synchronization
import Testing

@testable import ssm_sap_local

@Suite("Server-sent events", .timeLimit(.minutes(1)))
struct EventStreamTests {
  @Test("A stream begins with the state, has each change, and ends when the server stops")
  func stream() async throws {
    let revision = Atomic<UInt64>(0)
    let responder = ScriptedResponder { _, _ in
      .events(
        EventStream(
          revision: { revision.load(ordering: .relaxed) },
          state: { Array("{\"R\":\(revision.load(ordering: .relaxed))}".utf8) }))
    }
    let server = try await LoopbackServer.start(
      at: ServerAddress(host: "127.0.0.1", port: 0), responder)
    try await RawConnection.open(server.url) { connection in
      try await connection.send("GET /_local/events HTTP/1.1\r\nHost: a\r\n\r\n")
      let head = try await connection.read(upTo: "\r\n\r\n")
      #expect(head.contains("Content-Type: text/event-stream\r\n"))
      let first = try await connection.read(upTo: "\n\n")
      #expect(first.hasSuffix("event: state\ndata: {\"R\":0}\n\n"))
      revision.store(7, ordering: .relaxed)
      let second = try await connection.read(upTo: "\n\n")
      #expect(second.hasSuffix("event: state\ndata: {\"R\":7}\n\n"))
      async let stop: Void = server.stop()
      // The last chunk: the stream was ended, not cut.
      let end = await connection.readToEnd()
      #expect(end.hasSuffix("0\r\n\r\n"))
      await stop
    }
  }

  @Test("Each line of the data has a field of its own")
  func lines() {
    let text = EventStream.event("state", Array("{\n\"a\": 1\n}".utf8))
    #expect(text == "event: state\ndata: {\ndata: \"a\": 1\ndata: }\n\n")
  }
}
