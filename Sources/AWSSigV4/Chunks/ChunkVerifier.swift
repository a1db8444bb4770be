internal import Crypto

/// A verifier for the chunks of a body in `aws-chunked` encoding, one after another.
///
/// Get one from ``SigV4Verifier/chunkVerifier(continuing:payload:credentials:)`` once the request
/// itself is verified. After an error the verifier accepts nothing that follows.
///
/// Check ``isComplete`` when the body ends: each chunk of a truncated body is valid, only the last
/// ones are missing.
public struct ChunkVerifier: Sendable {
  private var stream: ChunkStream
  private var hasFailed = false

  init(stream: ChunkStream) {
    self.stream = stream
  }

  /// A Boolean value that indicates whether the whole body was verified: the last, empty chunk and,
  /// for a payload with trailers, the trailers.
  public var isComplete: Bool { stream.isAtEnd && !hasFailed }

  /// Verifies the next chunk.
  ///
  /// - Parameters:
  ///   - chunk: The bytes of the chunk; empty for the last one.
  ///   - signature: The `chunk-signature` that came with the chunk.
  /// - Throws: ``VerificationError/chunkSignatureMismatch(index:)``, or
  ///   ``VerificationError/invalidRequest(_:)`` after the last chunk.
  public mutating func verify(
    chunk: [UInt8], signature: String
  ) throws(VerificationError) {
    let index = stream.chunkCount
    let code = try code { stream throws(SigningError) in try stream.code(forChunk: chunk) }
    guard advance(code, signature) else { throw .chunkSignatureMismatch(index: index) }
  }

  /// Verifies the trailers.
  ///
  /// - Parameters:
  ///   - trailers: The trailers in their order, without `x-amz-trailer-signature`.
  ///   - signature: The value of `x-amz-trailer-signature`.
  /// - Throws: ``VerificationError/trailerSignatureMismatch``, or
  ///   ``VerificationError/invalidRequest(_:)`` where no trailers may come.
  public mutating func verify(
    trailers: [(name: String, value: String)], signature: String
  ) throws(VerificationError) {
    let code = try code { stream throws(SigningError) in try stream.code(forTrailers: trailers) }
    guard advance(code, signature) else { throw .trailerSignatureMismatch }
  }

  private mutating func code(
    _ make: (inout ChunkStream) throws(SigningError) -> SHA256Digest
  ) throws(VerificationError) -> SHA256Digest {
    do {
      return try make(&stream)
    } catch {
      fail()
      throw .invalidRequest(error)
    }
  }

  /// Continues the chain with the right signature. After a wrong one no later signature matches.
  private mutating func advance(_ code: SHA256Digest, _ signature: String) -> Bool {
    guard !hasFailed, Hexadecimal.areEqual(code, signature) else {
      fail()
      return false
    }
    stream.advance(to: signature)
    return true
  }

  private mutating func fail() {
    hasFailed = true
    stream.advance(to: "")
  }
}

extension ChunkVerifier: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Whether the body is complete; never anything of the key.
  public var description: String { "ChunkVerifier(isComplete: \(isComplete))" }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror without the key, for `dump` and debuggers.
  public var customMirror: Mirror { Mirror(self, children: ["isComplete": isComplete]) }
}
