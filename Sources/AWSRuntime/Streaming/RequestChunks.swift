import AWSShapes

/// The chunks of a request's stream, whose errors the stream records.
struct RequestChunks: AsyncSequence {
  private let stream: RequestStream

  init(_ stream: RequestStream) { self.stream = stream }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(chunks: stream.start(), stream: stream)
  }

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var chunks: ByteStream.AsyncIterator?
    fileprivate let stream: RequestStream

    mutating func next() async throws -> [UInt8]? {
      try await next(isolation: #isolation)
    }

    mutating func next(isolation actor: isolated (any Actor)?) async throws -> [UInt8]? {
      do {
        guard chunks != nil else { throw ConsumedStream() }
        return try await chunks?.next(isolation: actor)
      } catch {
        stream.record(error)
        throw error
      }
    }
  }
}

/// The error of a stream that was read before and cannot be replayed.
struct ConsumedStream: Error, CustomStringConvertible {
  var description: String { "the stream was read before and can be read only once" }
}
