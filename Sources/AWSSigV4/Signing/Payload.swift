/// The body of a request, or what is signed in place of it.
public enum Payload: Sendable {
  /// The whole body: the signer hashes it.
  case bytes([UInt8])

  /// The SHA-256 of the body as 64 lowercase hexadecimal digits, for who has hashed it already.
  case sha256(hex: String)

  /// The body is not covered by the signature. Only some services take that, such as S3.
  case unsigned

  /// The body follows in signed chunks: see ``ChunkSigner``.
  case streaming(StreamingPayload)
}
