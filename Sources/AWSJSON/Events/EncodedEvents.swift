import AWSEventStream
import AWSShapes

/// The messages of a request's events, each in one chunk.
struct EncodedEvents<Event: EventShape>: AsyncSequence, Sendable {
  typealias Element = [UInt8]

  let events: EventStream<Event>
  let codec: JSONCodec

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var events: EventStream<Event>.AsyncIterator
    fileprivate let codec: JSONCodec

    mutating func next() async throws -> [UInt8]? {
      try await next(isolation: #isolation)
    }

    mutating func next(isolation actor: isolated (any Actor)?) async throws -> [UInt8]? {
      guard let event = try await events.next(isolation: actor) else { return nil }
      return try EventStreamEncoder().encode(try codec.message(of: event))
    }
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(events: events.makeAsyncIterator(), codec: codec)
  }
}
