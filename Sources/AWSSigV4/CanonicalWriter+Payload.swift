internal import Crypto

extension CanonicalWriter {
  private static let unsignedPayload = "UNSIGNED-PAYLOAD"
  /// The SHA-256 of no bytes, which most requests without a body have.
  private static let emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  /// Writes what the canonical request says of the payload: its hash or a name for its absence.
  mutating func writePayloadHash(
    _ payload: borrowing Payload, algorithm: SigningAlgorithm, to out: inout MutableSpan<UInt8>
  ) throws(SigningError) {
    let start = position
    switch copy payload {
    case .bytes(let bytes) where bytes.isEmpty: out.write(Self.emptyHash, at: &position)
    case .bytes(let bytes): out.writeHex(SHA256.hash(data: bytes), at: &position)
    case .sha256(let hex):
      guard Hexadecimal.isHash(hex) else { throw .invalidPayloadHash }
      out.write(hex, at: &position)
    case .unsigned: out.write(Self.unsignedPayload, at: &position)
    case .streaming(let kind): out.write(algorithm.streamingPayload(kind), at: &position)
    }
    payloadHash = start..<position
  }

  /// Checks a hash that the request itself gives for its body against its payload.
  func checkContentHash(
    _ value: String, in out: borrowing MutableSpan<UInt8>
  ) throws(SigningError) {
    guard out.equals(payloadHash, value) else {
      throw .payloadHashMismatch(header: value, payload: out.text(payloadHash))
    }
  }
}
