import AWSEventStream
import AWSJSON
import AWSShapes
import Foundation
import GeneratedRadio
import Testing

@Suite("Reading events")
struct ReadEventsTests {
  /// A message as a service sends it.
  static func message(
    _ type: String, _ name: String, _ payload: String = "", contentType: String? = nil,
    headers: [EventStreamHeader] = []
  ) -> EventStreamMessage {
    var all = [
      EventStreamHeader(":message-type", .string(type)),
      EventStreamHeader(type == "event" ? ":event-type" : ":exception-type", .string(name)),
    ]
    if let contentType { all.append(EventStreamHeader(":content-type", .string(contentType))) }
    return EventStreamMessage(headers: all + headers, payload: Array(payload.utf8))
  }

  private func events(
    _ messages: [EventStreamMessage], pieces size: Int = 1000
  ) throws -> EventStream<ProgrammeStream> {
    let bytes = try messages.flatMap { try EventStreamEncoder().encode($0) }
    return try events(of: bytes, pieces: size)
  }

  private func events(of bytes: [UInt8], pieces size: Int) throws -> EventStream<ProgrammeStream> {
    let chunks = stride(from: 0, to: bytes.count, by: size).map {
      Array(bytes[$0..<min($0 + size, bytes.count)])
    }
    let body = AsyncThrowingStream<[UInt8], any Error> { continuation in
      for chunk in chunks { continuation.yield(chunk) }
      continuation.finish()
    }
    let response = WireResponse(
      status: 200, headers: [WireHeader("x-frequency", "98.2")], body: ByteStream(body))
    let output = try RestJSON1().output(of: Listen.self, from: response)
    #expect(output.frequency == "98.2")
    return output.programme
  }

  private func read(_ stream: EventStream<ProgrammeStream>) async throws -> [ProgrammeStream] {
    var events: [ProgrammeStream] = []
    for try await event in stream { events.append(event) }
    return events
  }

  @Test("Members are in the document, in headers or the whole payload", arguments: [1, 7, 1000])
  func readsMembers(size: Int) async throws {
    let date = Date(timeIntervalSince1970: 1_700_000_000.125)
    let stream = try events(
      [
        Self.message("event", "song", #"{"title": "One", "tags": ["a", "b"], "new": {"x": [1]}}"#),
        Self.message(
          "event", "sound", "\u{0}\u{1}",
          headers: [
            EventStreamHeader("channel", .byte(-3)), EventStreamHeader("level", .short(300)),
            EventStreamHeader("position", .integer(70_000)),
            EventStreamHeader("sequence", .long(1 << 40)), EventStreamHeader("isLast", .bool(true)),
            EventStreamHeader("at", .timestamp(milliseconds: 1_700_000_000_125)),
            EventStreamHeader("digest", .blob([7, 8])), EventStreamHeader("codec", .string("pcm")),
            EventStreamHeader("new", .uuid(EventStreamUUID(high: 1, low: 2))),
          ]),
        Self.message("event", "notice", "Grüße"),
        Self.message("event", "cover", #"{"width": 5}"#),
        Self.message("event", "Silence"),
      ], pieces: size)
    let expected: [ProgrammeStream] = [
      .song(SongEvent(title: "One", tags: ["a", "b"])),
      .sound(
        SoundEvent(
          channel: -3, level: 300, position: 70_000, sequence: 1 << 40, isLast: true, at: date,
          digest: [7, 8], codec: "pcm", samples: [0, 1])),
      .notice(NoticeEvent(text: "Grüße")),
      .cover(CoverEvent(cover: Cover(width: 5))),
      .silence(SilenceEvent()),
    ]
    #expect(try await read(stream) == expected)
  }

  @Test("An event that the model does not have is kept")
  func keepsUnknownEvents() async throws {
    let stream = try events([
      Self.message("event", "weather", #"{"sun": true}"#, contentType: "application/json"),
      Self.message("event", "jingle", "\u{1}", contentType: "application/octet-stream"),
      Self.message("event", "pause"),
    ])
    #expect(
      try await read(stream) == [
        .unknown("weather", ["sun": true]), .unknown("jingle", "AQ=="), .unknown("pause", .null),
      ])
  }

  @Test("A response that is announced by an initial message has its events")
  func skipsInitialResponse() async throws {
    let bytes = try [
      Self.message("event", "initial-response", "{}"), Self.message("event", "Silence"),
    ]
    .flatMap { try EventStreamEncoder().encode($0) }
    let output = try AWSJSON1(.v11).output(
      of: Listen.self, from: WireResponse(status: 200, headers: [], body: bytes))
    #expect(try await read(output.programme) == [.silence(SilenceEvent())])
  }

  @Test("An iterator continues where another one stopped", arguments: [1, 30, 1000])
  func continues(size: Int) async throws {
    let names = ["a", "b", "c"]
    let stream = try events(
      names.map { Self.message("event", "song", #"{"title": "\#($0)"}"#) }, pieces: size)
    for name in names {
      for try await event in stream {
        #expect(event == .song(SongEvent(title: name)))
        break
      }
    }
    #expect(try await read(stream) == [])
  }

  // MARK: Errors

  /// Reads until an error, and checks that nothing follows it.
  private func failure(of stream: EventStream<ProgrammeStream>) async -> (any Error)? {
    var iterator = stream.makeAsyncIterator()
    do {
      while try await iterator.next() != nil {}
      return nil
    } catch {
      let next = try? await iterator.next()
      #expect(next == nil)
      return error
    }
  }

  @Test(
    "An exception of the model is thrown as its own type", arguments: ["offAir", "OffAirException"])
  func throwsExceptions(name: String) async throws {
    let stream = try events([
      Self.message("event", "Silence"),
      Self.message("exception", name, #"{"message": "Good night", "until": 60}"#),
      Self.message("event", "Silence"),
    ])
    let error = await failure(of: stream) as? OffAirException
    #expect(error?.message == "Good night")
    #expect(error?.until == Date(timeIntervalSince1970: 60))
  }

  @Test("An exception that is not in the model keeps its name and message")
  func throwsUnknownExceptions() async throws {
    let stream = try events([Self.message("exception", "Flood", #"{"Message": "Wet"}"#)])
    let error = await failure(of: stream) as? EventStreamFailure
    #expect(error == EventStreamFailure(code: "Flood", message: "Wet"))
  }

  @Test("An error without a shape keeps its code and message")
  func throwsErrors() async throws {
    let message = EventStreamMessage(headers: [
      EventStreamHeader(":message-type", .string("error")),
      EventStreamHeader(":error-code", .string("InternalError")),
      EventStreamHeader(":error-message", .string("Oops")),
    ])
    let error = await failure(of: try events([message])) as? EventStreamFailure
    #expect(error == EventStreamFailure(code: "InternalError", message: "Oops"))
    #expect("\(error!)" == "the service ended the event stream: InternalError: Oops")
  }

  @Test("A broken message is an error, after the events before it")
  func throwsForBrokenMessages() async throws {
    let first = try EventStreamEncoder().encode(Self.message("event", "Silence"))
    var second = first
    second[second.count - 1] ^= 1
    var iterator = try events(of: first + second, pieces: 10).makeAsyncIterator()
    #expect(try await iterator.next() == .silence(SilenceEvent()))
    let error = await #expect(throws: EventStreamError.self) { try await iterator.next() }
    #expect(error?.kind == .messageChecksum)
    #expect(error?.offset == first.count)
    #expect(try await iterator.next() == nil)
  }

  @Test("A response that ends within a message is an error, never a short success")
  func throwsForTruncation() async throws {
    let bytes = try EventStreamEncoder().encode(Self.message("event", "Silence"))
    let error = await failure(of: try events(of: Array(bytes.dropLast()), pieces: 10))
    #expect((error as? EventStreamError)?.kind == .truncated)
  }

  static let misfits: [(EventStreamMessage, String)] = [
    (EventStreamMessage(), "a message of an event stream has no :message-type"),
    (message("verse", "x"), "a message of an event stream has an unknown :message-type"),
    (
      EventStreamMessage(headers: [EventStreamHeader(":message-type", .string("event"))]),
      "an event has no :event-type"
    ),
    (
      EventStreamMessage(headers: [EventStreamHeader(":message-type", .string("exception"))]),
      "an exception in an event stream has no :exception-type"
    ),
    (
      message("event", "sound", headers: [EventStreamHeader("channel", .string("1"))]),
      "expected an integer in the header of an event at channel, byte 0"
    ),
    (
      message("event", "sound", headers: [EventStreamHeader("channel", .short(128))]),
      "expected an integer from -128 to 127 in the header of an event at channel, byte 0"
    ),
    (message("event", "song", #"{"title": 1}"#), "title"),
    (message("event", "song", #"{"title": "a"} b"#), "unexpected text after the document"),
    (message("event", "song", "{"), "byte 1"),
  ]

  @Test(
    "A message that does not fit the model is an error that names the place", arguments: misfits)
  func throwsForMisfits(message: EventStreamMessage, text: String) async throws {
    let error = await failure(of: try events([message]))
    #expect(error is ShapeReadingError)
    #expect("\(error!)".contains(text), "\(error!)")
  }
}
