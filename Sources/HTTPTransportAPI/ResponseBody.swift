public import HTTPTypes

/// The body of a response: bytes that are there already, or chunks as they arrive.
///
/// Take it with ``collect(upTo:)``, or iterate over it. What arrives is read from the socket as
/// it is asked for: a slow reader slows the server down and costs no memory. A streamed body can
/// be taken once; let go of it, or cancel the task that reads it, and the transfer ends.
public struct ResponseBody: Sendable {
  enum Content: Sendable {
    case bytes([UInt8], trailerFields: HTTPFields)
    case stream(any ResponseBodyStream)
  }

  let content: Content

  /// A body that is there already.
  ///
  /// - Parameters:
  ///   - bytes: All of it.
  ///   - trailerFields: The fields that followed it (RFC 9110, 6.5).
  public init(_ bytes: [UInt8], trailerFields: HTTPFields = [:]) {
    content = .bytes(bytes, trailerFields: trailerFields)
  }

  /// A body that a transport hands on as it arrives.
  public init(_ stream: some ResponseBodyStream) {
    content = .stream(stream)
  }

  /// The fields that followed the body (RFC 9110, 6.5); empty until all of it has been read.
  public var trailerFields: HTTPFields {
    switch content {
    case .bytes(_, let trailerFields): trailerFields
    case .stream(let stream): stream.trailerFields
    }
  }

  /// How the transfer went, once all of a streamed body has been read; `nil` before, and for a
  /// body that was there already, whose response has it.
  public var metrics: TransportMetrics? {
    switch content {
    case .bytes: nil
    case .stream(let stream): stream.metrics
    }
  }

  /// All bytes of the body.
  ///
  /// - Parameter limit: The most bytes to accept.
  /// - Throws: ``TransportError`` with the code ``TransportError/Code-swift.struct/bodyTooLarge``
  ///   when there are more, or what went wrong while they arrived.
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
  /// Goes through the chunks as they arrive.
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
      return try await stream?.nextChunk()
    }
  }

  /// Starts where the last iterator of a streamed body stopped, or with the first byte of one
  /// that is there already.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(content) }
}
