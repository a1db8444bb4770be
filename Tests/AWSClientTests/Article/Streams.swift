import AWSClient
import AWSShapes

/// Returns a body that is read from a file while it is sent, and again for each attempt.
func body(ofFile path: String) async throws -> ByteStream {
  try await .file(path)
}

/// Returns a body that is made while it is sent. It can be sent only once.
func body(of recording: AsyncStream<[UInt8]>) -> ByteStream {
  ByteStream(recording)
}

/// Passes the body of a response on while it arrives.
func forward(_ body: ByteStream, to write: ([UInt8]) async throws -> Void) async throws {
  for try await chunk in body { try await write(chunk) }
}
