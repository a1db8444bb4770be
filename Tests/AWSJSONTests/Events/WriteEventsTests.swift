import AWSEventStream
import AWSJSON
import AWSShapes
import Foundation
import GeneratedRadio
import Testing

@Suite("Writing events")
struct WriteEventsTests {
  private func messages(_ body: ByteStream?) async throws -> [EventStreamMessage] {
    var decoder = EventStreamDecoder()
    var messages: [EventStreamMessage] = []
    for try await chunk in try #require(body) {
      decoder.append(chunk)
      // Each chunk is one message, so that each can be signed.
      messages.append(try #require(try decoder.next()))
      #expect(try decoder.next() == nil)
    }
    try decoder.finish()
    return messages
  }

  private static let events: [WordStream] = [
    .word(WordEvent(text: "hello")),
    .sound(
      SoundEvent(
        channel: -3, level: 300, position: 70_000, sequence: 1 << 40, isLast: false,
        at: Date(timeIntervalSince1970: 1.5), digest: [7], codec: "pcm", samples: [0, 255])),
    .silence(SilenceEvent()),
    .unknown("sign", ["a": 1]),
  ]

  private static func header(_ name: String, _ value: EventStreamHeaderValue) -> EventStreamHeader {
    EventStreamHeader(name, value)
  }

  private static func message(
    _ name: String, _ type: String, _ headers: [EventStreamHeader] = [], _ payload: [UInt8]
  ) -> EventStreamMessage {
    EventStreamMessage(
      headers: [
        header(":message-type", .string("event")), header(":event-type", .string(name)),
        header(":content-type", .string(type)),
      ] + headers, payload: payload)
  }

  private static let expected = [
    message("word", "application/json", [], Array(#"{"text":"hello"}"#.utf8)),
    message(
      "sound", "application/octet-stream",
      [
        header("channel", .byte(-3)), header("level", .short(300)),
        header("position", .integer(70_000)), header("sequence", .long(1 << 40)),
        header("isLast", .bool(false)), header("at", .timestamp(milliseconds: 1500)),
        header("digest", .blob([7])), header("codec", .string("pcm")),
      ], [0, 255]),
    message("silence", "application/json", [], Array("{}".utf8)),
    message("sign", "application/json", [], Array(#"{"a":1}"#.utf8)),
  ]

  @Test("Members are in the document, in headers or the whole payload")
  func writesMembers() async throws {
    let request = try RestJSON1().request(
      for: Talk.self, input: TalkInput(room: "a b", words: EventStream(Self.events)))
    #expect(request.target == "/rooms/a%20b")
    #expect(
      request.headers == [WireHeader("Content-Type", "application/vnd.amazon.eventstream")])
    #expect(try await messages(request.body) == Self.expected)
  }

  @Test("Without HTTP bindings, the other members are in a first message")
  func writesInitialRequest() async throws {
    let request = try AWSJSON1(.v11).request(
      for: Talk.self, input: TalkInput(room: "a b", words: EventStream(Self.events)))
    #expect(request.target == "/")
    #expect(
      request.headers == [
        WireHeader("Content-Type", "application/vnd.amazon.eventstream"),
        WireHeader("X-Amz-Target", "Radio.Talk"),
      ])
    let initial = Self.message(
      "initial-request", "application/json", [], Array(#"{"room":"a b"}"#.utf8))
    #expect(try await messages(request.body) == [initial] + Self.expected)
  }

  @Test("The error of the events' sequence is the error of the body")
  func forwardsErrors() async throws {
    struct Failure: Error {}
    let words = AsyncThrowingStream<WordStream, any Error> { continuation in
      continuation.yield(.silence(SilenceEvent()))
      continuation.finish(throwing: Failure())
    }
    let request = try RestJSON1().request(
      for: Talk.self, input: TalkInput(room: "a", words: EventStream(words)))
    await #expect(throws: Failure.self) { _ = try await messages(request.body) }
  }

  @Test("A value that no header can hold is an error that names the member")
  func refusesValue() async throws {
    let late = Date(timeIntervalSince1970: .infinity)
    let request = try RestJSON1().request(
      for: Talk.self,
      input: TalkInput(room: "a", words: EventStream([.sound(SoundEvent(at: late))])))
    let error = await #expect(throws: ShapeWritingError.self) {
      _ = try await messages(request.body)
    }
    #expect(error?.path == "at")
  }
}
