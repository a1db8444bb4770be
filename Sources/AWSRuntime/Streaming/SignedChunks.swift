import AWSSigV4

/// A body in `aws-chunked` encoding, in which each chunk has a signature.
///
/// Source: "Signature calculations for the Authorization header: transferring payload in multiple
/// chunks" in the Amazon S3 API reference.
struct SignedChunks: AsyncSequence {
  /// The size in bytes of every chunk but the last two. Services accept 8 KiB and more.
  static let chunkSize = 64 * 1024

  private let chunks: RequestChunks
  private let signer: ChunkSigner

  init(_ chunks: RequestChunks, _ signer: ChunkSigner) {
    self.chunks = chunks
    self.signer = signer
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(chunks: chunks.makeAsyncIterator(), signer: signer)
  }

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var chunks: RequestChunks.AsyncIterator
    fileprivate var signer: ChunkSigner
    private var pending: ArraySlice<UInt8> = []
    private var sourceHasEnded = false
    private var hasEnded = false

    fileprivate init(chunks: RequestChunks.AsyncIterator, signer: ChunkSigner) {
      self.chunks = chunks
      self.signer = signer
    }

    mutating func next() async throws -> [UInt8]? {
      try await next(isolation: #isolation)
    }

    mutating func next(isolation actor: isolated (any Actor)?) async throws -> [UInt8]? {
      while pending.count < SignedChunks.chunkSize, !sourceHasEnded {
        guard let chunk = try await chunks.next(isolation: actor) else {
          sourceHasEnded = true
          break
        }
        pending = pending.isEmpty ? chunk[...] : pending + chunk
      }
      guard !hasEnded else { return nil }
      // The empty chunk after the last one ends the body.
      hasEnded = pending.isEmpty
      let chunk = Array(pending.prefix(SignedChunks.chunkSize))
      pending = pending.dropFirst(chunk.count)
      return try signer.encode(chunk: chunk)
    }
  }
}
