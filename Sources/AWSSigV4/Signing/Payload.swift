/// The body of a request, or what is signed in its place.
public enum Payload: Sendable {
  /// The whole body, which the signer hashes.
  case bytes([UInt8])

  /// The SHA-256 of the body as 64 lowercase hexadecimal digits. Use this if you have hashed the
  /// body already.
  case sha256(hex: String)

  /// The signature does not cover the body. Only some services accept that, such as S3.
  case unsigned

  /// The body follows in chunks or events. See ``ChunkSigner`` and ``EventSigner``.
  case streaming(StreamingPayload)
}
