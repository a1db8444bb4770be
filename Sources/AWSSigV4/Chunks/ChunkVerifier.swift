internal import Crypto

/// Checks the chunks of a body in `aws-chunked` encoding, one after another.
///
/// Get one from ``SigV4Verifier/chunkVerifier(continuing:payload:credentials:)`` once the request
/// itself is verified. After an error the verifier accepts nothing that follows.
public struct ChunkVerifier: Sendable {
  private var stream: ChunkStream

  init(stream: ChunkStream) {
    self.stream = stream
  }

  /// Checks the next chunk; an empty one is the last.
  ///
  /// - Throws: ``VerificationError/chunkSignatureMismatch(index:)``, or
  ///   ``VerificationError/invalidRequest(_:)`` after the last chunk.
  public mutating func verify(
    chunk: [UInt8], signature: String
  ) throws(VerificationError) {
    let index = stream.chunkCount
    let code: SHA256Digest
    do {
      code = try stream.code(forChunk: chunk)
    } catch {
      throw .invalidRequest(error)
    }
    guard advance(code, signature) else { throw .chunkSignatureMismatch(index: index) }
  }

  /// Checks the trailers, without `x-amz-trailer-signature`.
  ///
  /// - Throws: ``VerificationError/trailerSignatureMismatch``, or
  ///   ``VerificationError/invalidRequest(_:)`` where no trailers may come.
  public mutating func verify(
    trailers: [(name: String, value: String)], signature: String
  ) throws(VerificationError) {
    let code: SHA256Digest
    do {
      code = try stream.code(forTrailers: trailers)
    } catch {
      throw .invalidRequest(error)
    }
    guard advance(code, signature) else { throw .trailerSignatureMismatch }
  }

  /// The chain goes on with the right signature, not the given one: after a wrong chunk no later
  /// signature fits.
  private mutating func advance(_ code: SHA256Digest, _ signature: String) -> Bool {
    guard Hexadecimal.areEqual(code, signature) else {
      stream.advance(to: "")
      return false
    }
    stream.advance(to: signature)
    return true
  }
}
