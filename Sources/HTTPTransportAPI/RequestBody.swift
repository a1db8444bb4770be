/// The body of a request: bytes that are there already, or chunks that are made as they are sent.
///
/// A transport that knows bytes only collects any body with ``collect(upTo:)``. One that streams
/// iterates over the body, once for each time it sends it.
public struct RequestBody: Sendable {
  enum Content: Sendable {
    case bytes([UInt8])
    case chunks(length: Int64?, isReplayable: Bool, start: @Sendable () -> AnyChunkIterator)
  }

  let content: Content

  /// A body of these bytes; its length is sent as `Content-Length`.
  public init(_ bytes: [UInt8]) {
    content = .bytes(bytes)
  }

  /// A body whose chunks are asked for as the connection takes them, never faster.
  ///
  /// - Parameters:
  ///   - length: The sum of all chunks in bytes, sent as `Content-Length`; `nil` if it is not
  ///     known, and then HTTP/1.1 frames the body in chunks (RFC 9112, 7.1). A body that turns
  ///     out longer or shorter fails with the code
  ///     ``TransportError/Code-swift.struct/requestBodyFailed``.
  ///   - isReplayable: Whether `chunks` may be called again for the same bytes from the start, as
  ///     it has to be when a connection turns out dead before it took the request, or for a retry.
  ///   - chunks: Makes the chunks. What it throws ends the request with the code
  ///     ``TransportError/Code-swift.struct/requestBodyFailed``.
  public init<Chunks: AsyncSequence & SendableMetatype>(
    length: Int64? = nil, isReplayable: Bool = true, chunks: @escaping @Sendable () -> Chunks
  ) where Chunks.Element == [UInt8], Chunks.AsyncIterator: SendableMetatype {
    content = .chunks(length: length, isReplayable: isReplayable) {
      ChunkIterator(chunks().makeAsyncIterator(), translate: Self.failure)
    }
  }

  /// No body at all.
  public static let empty = RequestBody([])

  /// The bytes, if they are there already; `nil` for a body that is streamed.
  public var bytes: [UInt8]? {
    switch content {
    case .bytes(let bytes): bytes
    case .chunks: nil
    }
  }

  /// How many bytes there are already; `nil` for a body that is streamed.
  package var byteCount: Int? {
    switch content {
    case .bytes(let bytes): bytes.count
    case .chunks: nil
    }
  }

  /// How many bytes there are; `nil` if that is not known.
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

  /// All bytes of the body.
  ///
  /// - Parameter limit: The most bytes to accept.
  /// - Throws: ``TransportError`` with the code
  ///   ``TransportError/Code-swift.struct/requestBodyFailed`` when there are more, or when the
  ///   body's source fails.
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
  /// Goes through the chunks from the start.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private var bytes: [UInt8]?
    private var chunks: AnyChunkIterator?

    init(_ content: Content) {
      switch content {
      case .bytes(let bytes): self.bytes = bytes.isEmpty ? nil : bytes
      case .chunks(_, _, let start): chunks = start()
      }
    }

    /// The next chunk, or `nil` at the end.
    public mutating func next() async throws(TransportError) -> [UInt8]? {
      try await next(isolation: #isolation)
    }

    /// The next chunk, or `nil` at the end.
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

  /// Starts from the first byte. A body that is not replayable is started once only.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(content) }
}
