/// The events of a request or a response, in order.
///
/// The events of a response are read from the connection on demand:
///
/// ```swift
/// for try await event in output.stream {
///   if case .chunk(let chunk) = event { handle(chunk) }
/// }
/// ```
///
/// They can be read once: an iterator continues where another one stopped. A slow reader slows the
/// service down and costs no memory. The transfer ends when the last copy of the stream and its
/// iterators go away, or the task that reads is cancelled.
///
/// Reading throws the exceptions of the model as they are, such as a `ThrottlingException`; an
/// ``EventStreamFailure`` for other errors of the service; a ``ShapeReadingError`` for an event that
/// does not fit the model; an `EventStreamError` for malformed bytes; and the error of the transport.
/// After an error there are no more events.
///
/// For a request, create a stream from an array or from any asynchronous sequence. It is read while
/// the request is sent, one event at a time, as fast as the connection takes them.
public struct EventStream<Event: Sendable>: Sendable {
  fileprivate typealias Iterator = any AsyncIteratorProtocol<Event, any Error>

  private let start: @Sendable () -> Iterator

  /// Creates a stream of events that are known already.
  public init(_ events: [Event]) {
    start = { ArrayIterator(events: events[...]) }
  }

  /// Creates a stream from a sequence of events. An error that the sequence throws ends the request.
  public init<Events: AsyncSequence & Sendable>(
    _ events: Events
  ) where Events.Element == Event, Events.AsyncIterator: SendableMetatype {
    start = { ErasedIterator(base: events.makeAsyncIterator()) }
  }

  /// A stream without events.
  public static var empty: EventStream { EventStream([]) }
}

extension EventStream: AsyncSequence {
  /// An iterator over events as they arrive.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private var base: EventStream.Iterator

    fileprivate init(_ base: EventStream.Iterator) {
      self.base = base
    }

    /// Waits for the next event; `nil` at the end.
    public mutating func next() async throws -> Event? {
      try await next(isolation: #isolation)
    }

    /// Waits for the next event; `nil` at the end.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Event? {
      try await base.next(isolation: actor)
    }
  }

  /// Returns an iterator over the events.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(start()) }
}

extension EventStream: CustomStringConvertible {
  /// The name of the type only: reading the events would use them up.
  public var description: String { "EventStream" }
}

private struct ArrayIterator<Event>: AsyncIteratorProtocol {
  var events: ArraySlice<Event>

  mutating func next() async throws -> Event? { events.popFirst() }

  mutating func next(isolation actor: isolated (any Actor)?) async throws -> Event? {
    events.popFirst()
  }
}

/// An iterator whose failure can be any error.
private struct ErasedIterator<Base: AsyncIteratorProtocol>: AsyncIteratorProtocol {
  var base: Base

  mutating func next() async throws -> Base.Element? {
    try await next(isolation: #isolation)
  }

  mutating func next(isolation actor: isolated (any Actor)?) async throws -> Base.Element? {
    try await base.next(isolation: actor)
  }
}
