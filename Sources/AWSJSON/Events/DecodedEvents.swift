import AWSEventStream
import AWSShapes

/// The events of a response, which are read from its body on demand.
struct DecodedEvents<Event: EventShape>: AsyncSequence, Sendable {
  typealias Element = Event

  let body: ByteStream
  let codec: JSONCodec

  struct AsyncIterator: AsyncIteratorProtocol {
    /// The rest of the body; `nil` after its end, or after an error, which ends the transfer.
    fileprivate var body: ByteStream.AsyncIterator?
    fileprivate var decoder = EventStreamDecoder()
    fileprivate let codec: JSONCodec

    mutating func next() async throws -> Event? {
      do {
        while body != nil {
          while let message = try decoder.next() {
            if let event = try codec.event(Event.self, in: message) { return event }
          }
          guard let chunk = try await body?.next() else {
            body = nil
            try decoder.finish()
            break
          }
          decoder.append(chunk)
        }
        return nil
      } catch {
        body = nil
        throw error
      }
    }
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(body: body.makeAsyncIterator(), codec: codec)
  }
}
