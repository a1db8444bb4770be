/// A stream of bytes to or from a service, in memory or in chunks.
///
/// Wire protocols pass streams on without reading them.
public struct ByteStream: Sendable {
  fileprivate enum Source {
    case bytes([UInt8])
    case chunks(any AsyncSequence<[UInt8], any Error> & Sendable)
  }

  private let source: Source

  /// The number of bytes; `nil` if it is not known before the end.
  public let length: Int?

  /// Creates a stream of bytes in memory.
  public init(_ bytes: [UInt8]) {
    source = .bytes(bytes)
    length = bytes.count
  }

  /// Creates a stream of chunks.
  ///
  /// - Parameters:
  ///   - chunks: The chunks, in order.
  ///   - length: The number of bytes in all chunks, if it is known.
  public init(
    _ chunks: any AsyncSequence<[UInt8], any Error> & Sendable, length: Int? = nil
  ) {
    source = .chunks(chunks)
    self.length = length
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
      if let bytes {
        self.bytes = nil
        return bytes
      }
      while let chunk = try await chunks?.next(isolation: #isolation) {
        if !chunk.isEmpty { return chunk }
      }
      return nil
    }
  }

  /// Returns an iterator over the chunks. Whether a stream can be iterated twice depends on the
  /// sequence it was made from.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(source)
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
