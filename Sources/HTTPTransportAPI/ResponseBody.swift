public import HTTPTypes

/// The body of a response: bytes in memory, or chunks that are read as they arrive.
///
/// Read it with ``collect(upTo:)``, or iterate over it. A streamed body is read from the connection
/// on demand: a slow reader slows the server down and costs no memory. It can be read once. The
/// transfer ends when the last reference to the body goes away, or the task that reads it is
/// cancelled.
public struct ResponseBody: Sendable {
  enum Content: Sendable {
    case bytes([UInt8], trailerFields: HTTPFields)
    case stream(any ResponseBodyStream)
  }

  let content: Content

  /// Creates a body from bytes.
  ///
  /// - Parameters:
  ///   - bytes: The whole body.
  ///   - trailerFields: The fields that followed the body (RFC 9110, 6.5).
  public init(_ bytes: [UInt8], trailerFields: HTTPFields = [:]) {
    content = .bytes(bytes, trailerFields: trailerFields)
  }

  /// Creates a body that a transport reads on demand.
  public init(_ stream: some ResponseBodyStream) {
    content = .stream(stream)
  }

  /// The bytes; `nil` for a streamed body.
  package var bytes: [UInt8]? {
    switch content {
    case .bytes(let bytes, _): bytes
    case .stream: nil
    }
  }

  /// The fields that followed the body (RFC 9110, 6.5); empty until the whole body has been read.
  public var trailerFields: HTTPFields {
    switch content {
    case .bytes(_, let trailerFields): trailerFields
    case .stream(let stream): stream.trailerFields
    }
  }

  /// The metrics of the transfer once a streamed body has been read; `nil` before that, and for a
  /// body in memory, whose response has them.
  public var metrics: TransportMetrics? {
    switch content {
    case .bytes: nil
    case .stream(let stream): stream.metrics
    }
  }

  /// Returns all bytes of the body.
  ///
  /// - Parameter limit: The most bytes to accept.
  /// - Throws: ``TransportError`` with the code ``TransportError/Code-swift.struct/bodyTooLarge``
  ///   if there are more, or the failure of the transfer.
  nonisolated(nonsending)
    public func collect(upTo limit: Int) async throws(TransportError) -> [UInt8]
  {
    switch content {
    case .bytes(let bytes, _):
      guard bytes.count <= limit else {
        throw tooLarge("has \(bytes.count) bytes, more than the limit of \(limit)")
      }
      return bytes
    case .stream:
      var collected: [UInt8] = []
      for try await chunk in self {
        guard chunk.count <= limit - collected.count else {
          throw tooLarge("has more than the limit of \(limit) bytes")
        }
        collected += chunk
      }
      return collected
    }
  }

  private func tooLarge(_ what: String) -> TransportError {
    TransportError(
      .bodyTooLarge, "the response body \(what)", requestMayHaveReachedServer: true)
  }
}

extension ResponseBody: AsyncSequence {
  /// An iterator over the chunks as they arrive.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private var bytes: [UInt8]?
    private let stream: (any ResponseBodyStream)?

    init(_ content: Content) {
      switch content {
      case .bytes(let bytes, _):
        self.bytes = bytes.isEmpty ? nil : bytes
        stream = nil
      case .stream(let stream):
        self.stream = stream
      }
    }

    /// Returns the next chunk, or `nil` at the end.
    public mutating func next() async throws(TransportError) -> [UInt8]? {
      try await next(isolation: #isolation)
    }

    /// Returns the next chunk, or `nil` at the end.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(TransportError) -> [UInt8]? {
      if let bytes {
        self.bytes = nil
        return bytes
      }
      return try await stream?.nextChunk()
    }
  }

  /// Returns an iterator. For a streamed body it continues where the last one stopped; for a body in
  /// memory it starts with the first byte.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(content) }
}
