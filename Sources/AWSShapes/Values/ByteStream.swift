/// A stream of bytes to or from a service, in memory or in chunks.
///
/// Create one from bytes, or from a sequence of chunks that is read while the request is sent:
///
/// ```swift
/// let inMemory = ByteStream(Array("hello".utf8))
/// let once = ByteStream(recorder.chunks)
/// let replayable = ByteStream(recording.chunks, isReplayable: true)
/// ```
///
/// Read one with ``collect(upTo:)``, or iterate over its chunks. The chunks of a service's response
/// are read from the connection on demand, so a slow reader slows the service down and costs no
/// memory. They can be read once. The transfer ends when the last copy of the stream goes away, or
/// the task that reads it is cancelled.
///
/// Wire protocols pass streams on without reading them.
///
/// A transport has body types of its own, which a client converts to and from: their errors are the
/// transport's, and those of a response carry trailers and metrics. This module knows no transport,
/// and a transport knows no shapes, so that each can be used without the other.
public struct ByteStream: Sendable {
  fileprivate enum Source {
    case bytes([UInt8])
    case chunks(any AsyncSequence<[UInt8], any Error> & Sendable)
  }

  private let source: Source

  /// The number of bytes; `nil` if it is not known before the end.
  public let length: Int?

  /// A Boolean value that indicates whether the stream can be read again from its first byte.
  ///
  /// A request is sent again after a failure only if its body is replayable.
  public let isReplayable: Bool

  /// Creates a stream of bytes in memory.
  public init(_ bytes: [UInt8]) {
    source = .bytes(bytes)
    length = bytes.count
    isReplayable = true
  }

  /// Creates a stream of chunks from a sequence.
  ///
  /// - Parameters:
  ///   - chunks: The chunks, in order.
  ///   - length: The number of bytes in all chunks, if it is known.
  ///   - isReplayable: Whether each iterator of the sequence returns the same bytes from the start.
  public init<Chunks: AsyncSequence & Sendable>(
    _ chunks: Chunks, length: Int? = nil, isReplayable: Bool = false
  ) where Chunks.Element == [UInt8] {
    self.init(length: length, isReplayable: isReplayable) { chunks }
  }

  /// Creates a stream of chunks from a function that returns a new sequence each time.
  ///
  /// - Parameters:
  ///   - length: The number of bytes in all chunks, if it is known.
  ///   - isReplayable: Whether the function may be called again for the same bytes.
  ///   - chunks: Returns the chunks, in order, from the first one.
  public init<Chunks: AsyncSequence & SendableMetatype>(
    length: Int? = nil, isReplayable: Bool = true, chunks: @escaping @Sendable () -> Chunks
  ) where Chunks.Element == [UInt8] {
    source = .chunks(StartedChunks(start: chunks))
    self.length = length
    self.isReplayable = isReplayable
  }

  /// A stream without bytes.
  public static let empty = ByteStream([])

  /// The bytes, if they are in memory.
  public var bytes: [UInt8]? {
    guard case .bytes(let bytes) = source else { return nil }
    return bytes
  }

  /// Reads all bytes into memory.
  ///
  /// - Parameter limit: The most bytes to accept.
  /// - Throws: ``ByteStreamError`` if there are more, or the error of the chunks' sequence.
  public func collect(upTo limit: Int) async throws -> [UInt8] {
    var collected: [UInt8] = []
    for try await chunk in self {
      guard chunk.count <= limit - collected.count else { throw ByteStreamError(limit: limit) }
      if collected.isEmpty { collected = chunk } else { collected += chunk }
    }
    return collected
  }
}

extension ByteStream: AsyncSequence {
  /// An iterator over the chunks of a stream.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private var bytes: [UInt8]?
    private var chunks: (any AsyncIteratorProtocol<[UInt8], any Error>)?

    fileprivate init(_ source: Source) {
      switch source {
      case .bytes(let bytes): self.bytes = bytes.isEmpty ? nil : bytes
      case .chunks(let chunks): self.chunks = chunks.makeAsyncIterator()
      }
    }

    /// Returns the next chunk, which is not empty; `nil` at the end.
    public mutating func next() async throws -> [UInt8]? {
      try await next(isolation: #isolation)
    }

    /// Returns the next chunk, which is not empty; `nil` at the end.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws -> [UInt8]? {
      if let bytes {
        self.bytes = nil
        return bytes
      }
      while let chunk = try await chunks?.next(isolation: actor) {
        if !chunk.isEmpty { return chunk }
      }
      return nil
    }
  }

  /// Returns an iterator over the chunks. A stream that is not replayable is iterated once; a second
  /// iterator over a service's response continues where the first one stopped.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(source)
  }
}

extension ByteStream: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The number of bytes, if it is known; never the bytes, which may be many.
  public var description: String {
    let size = length.map { "\($0) bytes" } ?? "unknown length"
    return bytes == nil ? "ByteStream(\(size), not in memory)" : "ByteStream(\(size))"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror without the bytes, for `dump` and debuggers.
  public var customMirror: Mirror {
    Mirror(self, children: ["length": length as Any, "isReplayable": isReplayable])
  }
}

/// Chunks that a function starts anew for each iterator, whose failure can be any error.
private struct StartedChunks<Chunks: AsyncSequence & SendableMetatype>: AsyncSequence, Sendable
where Chunks.Element == [UInt8] {
  let start: @Sendable () -> Chunks

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(base: start().makeAsyncIterator()) }

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var base: Chunks.AsyncIterator

    mutating func next() async throws -> [UInt8]? {
      try await next(isolation: #isolation)
    }

    mutating func next(isolation actor: isolated (any Actor)?) async throws -> [UInt8]? {
      try await base.next(isolation: actor)
    }
  }
}

extension ShapeWriter where Self: ~Copyable {
  /// Writes the bytes if they are in memory, as a document cannot hold another stream.
  public mutating func writeByteStream(_ value: ByteStream) {
    if let bytes = value.bytes { writeBlob(bytes) } else { writeNull() }
  }
}

extension ShapeReader where Self: ~Copyable & ~Escapable {
  /// Reads bytes into memory.
  public mutating func readByteStream() throws(ShapeReadingError) -> ByteStream {
    ByteStream(try readBlob())
  }
}
