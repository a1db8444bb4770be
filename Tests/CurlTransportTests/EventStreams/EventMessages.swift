import AWSEventStream

extension EventStreamMessage {
  /// An event as a service sends it.
  static func event(_ name: String, _ payload: String = "{}") -> EventStreamMessage {
    EventStreamMessage(
      headers: [
        EventStreamHeader(":message-type", .string("event")),
        EventStreamHeader(":event-type", .string(name)),
        EventStreamHeader(":content-type", .string("application/json")),
      ], payload: Array(payload.utf8))
  }

  /// An exception as a service sends it.
  static func exception(_ name: String, _ payload: String) -> EventStreamMessage {
    EventStreamMessage(
      headers: [
        EventStreamHeader(":message-type", .string("exception")),
        EventStreamHeader(":exception-type", .string(name)),
        EventStreamHeader(":content-type", .string("application/json")),
      ], payload: Array(payload.utf8))
  }

  /// The message on the wire.
  var bytes: [UInt8] { (try? EventStreamEncoder().encode(self)) ?? [] }
}

extension Connection {
  /// Writes bytes as a chunk of HTTP/1.1's chunked framing.
  func write(chunk bytes: [UInt8]) {
    write(Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + [13, 10])
  }

  /// Ends a body in chunked framing.
  func writeLastChunk() { write("0\r\n\r\n") }

  /// The header of a response with events.
  static let eventResponse =
    "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.amazon.eventstream\r\n"
    + "Transfer-Encoding: chunked\r\n\r\n"
}
