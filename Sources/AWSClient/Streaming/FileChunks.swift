import AWSCredentials

/// The bytes of a file in chunks.
struct FileChunks: AsyncSequence, Sendable {
  private static let chunkSize = 256 * 1024

  let path: String

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(path: path) }

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let path: String
    private var reader: FileReader?

    fileprivate init(path: String) { self.path = path }

    mutating func next() async throws(FileError) -> [UInt8]? {
      try await next(isolation: #isolation)
    }

    mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(FileError) -> [UInt8]? {
      let reader: FileReader
      if let opened = self.reader {
        reader = opened
      } else {
        reader = try await FileReader(opening: path)
        self.reader = reader
      }
      let chunk = try await reader.read(atMost: FileChunks.chunkSize)
      return chunk.isEmpty ? nil : chunk
    }
  }
}
