import AWSEventStream
import AWSShapes
import Synchronization

/// The events of a response, which are read from its body on demand.
///
/// An iterator continues where another one stopped, within a piece of the body too.
final class DecodedEvents<Event: EventShape>: AsyncSequence, Sendable {
  typealias Element = Event

  private struct State {
    var decoder = EventStreamDecoder()
    /// Whether the body has ended, or an error has ended the stream.
    var hasEnded = false
  }

  /// The body; `nil` if it is in memory, and in the decoder already.
  private let body: ByteStream?
  private let codec: JSONCodec
  private let state = Mutex(State())

  init(body: ByteStream, codec: JSONCodec) {
    self.codec = codec
    guard let bytes = body.bytes else {
      self.body = body
      return
    }
    self.body = nil
    state.withLock { $0.decoder.append(bytes) }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(events: self) }

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let events: DecodedEvents

    mutating func next() async throws -> Event? { try await events.next() }

    mutating func next(isolation actor: isolated (any Actor)?) async throws -> Event? {
      try await events.next()
    }
  }

  private func next() async throws -> Event? {
    do {
      while !state.withLock({ $0.hasEnded }) {
        while let message = try state.withLock({ try $0.decoder.next() }) {
          if let event = try codec.event(Event.self, in: message) { return event }
        }
        // An iterator over the body of a response continues where the last one stopped.
        var chunks = body?.makeAsyncIterator()
        if let chunk = try await chunks?.next() {
          state.withLock { $0.decoder.append(chunk) }
        } else {
          state.withLock { $0.hasEnded = true }
          try state.withLock { try $0.decoder.finish() }
        }
      }
      return nil
    } catch {
      state.withLock { $0.hasEnded = true }
      throw error
    }
  }
}
