import AWSEventStream
import AWSSigV4

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A body of events, each of which is in a message that signs it, and an empty one at the end.
///
/// Source: "Transcribing streaming audio, HTTP/2" in the Amazon Transcribe developer guide.
struct SignedEvents: AsyncSequence {
  private let events: RequestChunks
  private let signer: EventSigner
  private let now: @Sendable () -> Date

  /// Creates a body.
  ///
  /// - Parameters:
  ///   - events: The messages of the events, each in one chunk.
  ///   - signer: The signer of the request's events.
  ///   - now: Returns the date to sign an event with.
  init(_ events: RequestChunks, _ signer: EventSigner, now: @escaping @Sendable () -> Date) {
    self.events = events
    self.signer = signer
    self.now = now
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(events: events.makeAsyncIterator(), signer: signer, now: now)
  }

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var events: RequestChunks.AsyncIterator
    fileprivate var signer: EventSigner
    fileprivate let now: @Sendable () -> Date
    private let encoder = EventStreamEncoder()
    private var hasEnded = false

    fileprivate init(
      events: RequestChunks.AsyncIterator, signer: EventSigner, now: @escaping @Sendable () -> Date
    ) {
      self.events = events
      self.signer = signer
      self.now = now
    }

    mutating func next() async throws -> [UInt8]? {
      try await next(isolation: #isolation)
    }

    mutating func next(isolation actor: isolated (any Actor)?) async throws -> [UInt8]? {
      guard !hasEnded else { return nil }
      let event = try await events.next(isolation: actor)
      hasEnded = event == nil
      return try signed(event ?? [])
    }

    private mutating func signed(_ event: [UInt8]) throws -> [UInt8] {
      let date = now()
      let milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded(.down))
      let dateHeader = EventStreamHeader(":date", .timestamp(milliseconds: milliseconds))
      let signature = try signer.sign(
        payload: event, headers: try encoder.encode([dateHeader]), at: date)
      return try encoder.encode(
        EventStreamMessage(
          headers: [dateHeader, EventStreamHeader(":chunk-signature", .blob(signature))],
          payload: event))
    }
  }
}
