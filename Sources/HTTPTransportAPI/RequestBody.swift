/// The body of a request: bytes in memory, or chunks that are produced while they are sent.
///
/// Its errors are the transport's, which is why it is not the type of a shape's member: a client
/// converts one into the other without copying chunks.
///
/// A transport that sends bytes only collects a body with ``collect(upTo:)``. A transport that
/// streams iterates over the body, once each time it sends it.
public struct RequestBody: Sendable {
  enum Content: Sendable {
    case bytes([UInt8])
    case chunks(length: Int64?, isReplayable: Bool, start: @Sendable () -> AnyChunkIterator)
  }

  let content: Content

  /// Creates a body from bytes. Their number is sent as `Content-Length`.
  public init(_ bytes: [UInt8]) {
    content = .bytes(bytes)
  }

  /// Creates a body from chunks, which are requested no faster than the connection takes them.
  ///
  /// - Parameters:
  ///   - length: The sum of all chunks in bytes, which is sent as `Content-Length`; `nil` if it is
  ///     unknown, in which case HTTP/1.1 uses chunked framing (RFC 9112, 7.1). A body that turns
  ///     out to be longer or shorter fails with the code
  ///     ``TransportError/Code-swift.struct/requestBodyFailed``.
  ///   - isReplayable: Whether `chunks` may be called again for the same bytes from the start. That
  ///     is necessary for a retry, and when a kept connection turns out to be closed.
  ///   - chunks: Returns the sequence of chunks. An error that it throws ends the request with the
  ///     code ``TransportError/Code-swift.struct/requestBodyFailed``.
  public init<Chunks: AsyncSequence & SendableMetatype>(
    length: Int64? = nil, isReplayable: Bool = true, chunks: @escaping @Sendable () -> Chunks
  ) where Chunks.Element == [UInt8], Chunks.AsyncIterator: SendableMetatype {
    content = .chunks(length: length, isReplayable: isReplayable) {
      ChunkIterator(chunks().makeAsyncIterator(), translate: Self.failure)
    }
  }

  /// An empty body.
  public static let empty = RequestBody([])

  /// The bytes; `nil` for a streamed body.
  public var bytes: [UInt8]? {
    switch content {
    case .bytes(let bytes): bytes
    case .chunks: nil
    }
  }

  /// The number of bytes in memory; `nil` for a streamed body.
  package var byteCount: Int? {
    switch content {
    case .bytes(let bytes): bytes.count
    case .chunks: nil
    }
  }

  /// The length in bytes; `nil` if it is unknown.
  public var length: Int64? {
    switch content {
    case .bytes(let bytes): Int64(bytes.count)
    case .chunks(let length, _, _): length
    }
  }

  /// Whether the body can be iterated over more than once.
  public var isReplayable: Bool {
    switch content {
    case .bytes: true
    case .chunks(_, let isReplayable, _): isReplayable
    }
  }

  /// Returns all bytes of the body.
  ///
  /// - Parameter limit: The most bytes to accept.
  /// - Throws: ``TransportError`` with the code
  ///   ``TransportError/Code-swift.struct/requestBodyFailed`` if there are more, or the source of
  ///   the body fails.
  public func collect(upTo limit: Int = .max) async throws(TransportError) -> [UInt8] {
    var collected: [UInt8] = []
    for try await chunk in self {
      guard chunk.count <= limit - collected.count else {
        throw TransportError(
          .requestBodyFailed, "the request body has more than \(limit) bytes",
          requestMayHaveReachedServer: false)
      }
      if collected.isEmpty { collected = chunk } else { collected += chunk }
    }
    return collected
  }

  private static func failure(_ error: any Error) -> TransportError {
    guard !(error is CancellationError) else {
      return TransportError(
        .cancelled, "the request body was cancelled", requestMayHaveReachedServer: true)
    }
    return TransportError(
      .requestBodyFailed, "the source of the request body failed: \(type(of: error))",
      requestMayHaveReachedServer: true)
  }
}

extension RequestBody: AsyncSequence {
  /// An iterator over the chunks, from the first one.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private var bytes: [UInt8]?
    private var chunks: AnyChunkIterator?

    init(_ content: Content) {
      switch content {
      case .bytes(let bytes): self.bytes = bytes.isEmpty ? nil : bytes
      case .chunks(_, _, let start): chunks = start()
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
      return try await chunks?.next(isolation: actor)
    }
  }

  /// Returns an iterator that starts with the first byte. Call it only once for a body that is not
  /// replayable.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(content) }
}
