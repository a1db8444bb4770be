import AWSEventStream
import Testing

@Suite("Decoding an event stream")
struct EventStreamDecoderTests {
  private static let messages = [
    EventStreamMessage(),
    EventStreamMessage(payload: Array("text".utf8)),
    EventStreamMessage(
      headers: [
        EventStreamHeader(":event-type", .string("chunk")),
        EventStreamHeader("count", .integer(-7)),
        EventStreamHeader("id", .uuid(EventStreamUUID(high: 1, low: 2))),
      ], payload: [UInt8](repeating: 9, count: 1000)),
  ]

  private static func encoded(_ messages: [EventStreamMessage]) throws -> [UInt8] {
    try messages.flatMap { try EventStreamEncoder().encode($0) }
  }

  private func decode(_ bytes: [UInt8], pieces size: Int) throws -> [EventStreamMessage] {
    var decoder = EventStreamDecoder()
    var messages: [EventStreamMessage] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      decoder.append(Array(rest.prefix(size)))
      rest = rest.dropFirst(size)
      while let message = try decoder.next() { messages.append(message) }
    }
    try decoder.finish()
    return messages
  }

  @Test("The size of the pieces changes nothing", arguments: [1, 2, 3, 7, 11, 12, 13, 100, 5000])
  func decodesInPieces(size: Int) throws {
    let bytes = try Self.encoded(Self.messages)
    #expect(try decode(bytes, pieces: size) == Self.messages)
  }

  @Test("Every message is returned as soon as its last byte has arrived")
  func returnsEarly() throws {
    let bytes = try Self.encoded([Self.messages[2]])
    var decoder = EventStreamDecoder()
    decoder.append(Array(bytes.dropLast()))
    #expect(try decoder.next() == nil)
    decoder.append([bytes[bytes.count - 1]])
    #expect(try decoder.next() == Self.messages[2])
    #expect(try decoder.next() == nil)
  }

  @Test("A changed byte is an error at the message that has it", arguments: [0, 5, 9, 20, 300])
  func detectsChange(position: Int) throws {
    let first = try Self.encoded([Self.messages[1]])
    var bytes = first + (try Self.encoded([Self.messages[2]]))
    bytes[first.count + position] ^= 0x40
    var decoder = EventStreamDecoder()
    decoder.append(bytes)
    #expect(try decoder.next() == Self.messages[1])
    let error = #expect(throws: EventStreamError.self) { _ = try decoder.next() }
    #expect(error?.kind == (position < 12 ? .preludeChecksum : .messageChecksum))
    #expect(error?.offset == first.count)
  }

  @Test("After an error every call throws it again")
  func remembersErrors() throws {
    var bytes = try Self.encoded([Self.messages[0]])
    bytes[0] = 1
    var decoder = EventStreamDecoder()
    decoder.append(bytes)
    let first = #expect(throws: EventStreamError.self) { _ = try decoder.next() }
    decoder.append(try Self.encoded([Self.messages[1]]))
    let second = #expect(throws: EventStreamError.self) { _ = try decoder.next() }
    #expect(first == second)
    #expect(throws: EventStreamError.self) { try decoder.finish() }
  }

  @Test("A stream that ends within a message is an error", arguments: [1, 11, 12, 100])
  func detectsTruncation(missing: Int) throws {
    let bytes = try Self.encoded(Self.messages)
    let error = #expect(throws: EventStreamError.self) {
      try decode(Array(bytes.dropLast(missing)), pieces: 64)
    }
    #expect(error?.kind == .truncated)
    #expect(error?.offset == bytes.count - missing)
  }

  @Test("A message beyond the limit is an error as soon as its prelude has arrived")
  func limitsPayload() throws {
    var limits = EventStreamLimits()
    limits.payloadByteCount = 999
    var decoder = EventStreamDecoder(limits: limits)
    decoder.append(Array(try Self.encoded([Self.messages[2]]).prefix(12)))
    let error = #expect(throws: EventStreamError.self) { _ = try decoder.next() }
    #expect(error?.kind == .length)
  }

  @Test("Names that are canonically equivalent are two names")
  func comparesNamesByBytes() throws {
    let message = EventStreamMessage(headers: [
      EventStreamHeader("\u{E9}", .bool(true)), EventStreamHeader("e\u{301}", .bool(false)),
    ])
    #expect(try decode(try Self.encoded([message]), pieces: 100) == [message])
    #expect(message.value(of: "e\u{301}") == .bool(false))
  }
}
