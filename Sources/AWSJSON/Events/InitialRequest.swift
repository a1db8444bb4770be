import AWSEventStream
import AWSShapes

/// A request's events after a first one that holds the members beside the stream.
///
/// Source: Smithy 2.0 specification, "Event streams", "Initial-request".
struct InitialRequest: AsyncSequence, Sendable {
  typealias Element = [UInt8]

  let document: [UInt8]
  let events: ByteStream

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var document: [UInt8]?
    fileprivate var events: ByteStream.AsyncIterator

    mutating func next() async throws -> [UInt8]? {
      guard let document else { return try await events.next() }
      self.document = nil
      let message = EventStreamMessage(
        headers: [
          EventStreamHeader(EventMessage.messageType, .string(EventMessage.event)),
          EventStreamHeader(EventMessage.eventType, .string(EventMessage.initialRequest)),
          EventStreamHeader(EventMessage.payloadType, .string("application/json")),
        ], payload: document)
      return try EventStreamEncoder().encode(message)
    }
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(document: document, events: events.makeAsyncIterator())
  }
}
