/// Bytes on their way to a service or from it, held in memory or produced chunk by chunk.
///
/// A wire protocol hands a stream on untouched: it never reads it.
public struct ByteStream: Sendable {
  fileprivate enum Source {
    case bytes([UInt8])
    case chunks(any AsyncSequence<[UInt8], any Error> & Sendable)
  }

  private let source: Source

  /// How many bytes there are; nil when nobody knows before the end.
  public let length: Int?

  /// Bytes that are in memory already.
  public init(_ bytes: [UInt8]) {
    source = .bytes(bytes)
    length = bytes.count
  }

  /// Bytes that come chunk by chunk.
  ///
  /// - Parameters:
  ///   - chunks: The chunks, in order.
  ///   - length: How many bytes they have together, if that is known.
  public init(
    _ chunks: any AsyncSequence<[UInt8], any Error> & Sendable, length: Int? = nil
  ) {
    source = .chunks(chunks)
    self.length = length
  }

  /// No bytes at all.
  public static let empty = ByteStream([])

  /// The bytes where they are in memory already, else nil.
  public var bytes: [UInt8]? {
    guard case .bytes(let bytes) = source else { return nil }
    return bytes
  }

  /// All bytes in memory.
  ///
  /// - Parameter limit: The most bytes to accept.
  /// - Throws: ``ByteStreamError`` when there are more, or what the chunks throw.
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
  /// Gives the chunks one after the other.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private var bytes: [UInt8]?
    private var chunks: (any AsyncIteratorProtocol<[UInt8], any Error>)?

    fileprivate init(_ source: Source) {
      switch source {
      case .bytes(let bytes): self.bytes = bytes.isEmpty ? nil : bytes
      case .chunks(let chunks): self.chunks = chunks.makeAsyncIterator()
      }
    }

    /// The next chunk, which is not empty, or nil at the end.
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

  /// The chunks, from the first on. Whether a second time gives them again is up to their source.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(source)
  }
}

extension ShapeWriter where Self: ~Copyable {
  /// Writes the bytes where they are in memory; a document holds no other stream.
  public mutating func writeByteStream(_ value: ByteStream) {
    if let bytes = value.bytes { writeBlob(bytes) } else { writeNull() }
  }
}

extension ShapeReader where Self: ~Copyable & ~Escapable {
  /// Reads bytes in memory.
  public mutating func readByteStream() throws(ShapeReadingError) -> ByteStream {
    ByteStream(try readBlob())
  }
}
