internal import Crypto

extension CanonicalWriter {
  private static let unsignedPayload = "UNSIGNED-PAYLOAD"
  /// The SHA-256 of no bytes.
  private static let emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  /// Sets the payload hash of the canonical request.
  mutating func setPayloadHash(
    _ payload: borrowing Payload, algorithm: SigningAlgorithm
  ) throws(SigningError) {
    switch copy payload {
    case .bytes(let bytes) where bytes.isEmpty: setPayloadHash(Self.emptyHash)
    case .bytes(let bytes): setPayloadHash(SHA256.hash(data: bytes))
    case .sha256(let hex):
      guard Hexadecimal.isHash(hex) else { throw .invalidPayloadHash }
      setPayloadHash(hex)
    case .unsigned: setPayloadHash(Self.unsignedPayload)
    case .streaming(let kind): setPayloadHash(algorithm.streamingPayload(kind))
    }
  }

  private mutating func setPayloadHash(_ text: String) {
    payloadHash.removeAll(keepingCapacity: true)
    payloadHash.append(contentsOf: text.utf8)
  }

  private mutating func setPayloadHash(_ hash: SHA256Digest) {
    digest.take(hash)
    DigestText.writeDigits(of: digest.bytes, to: &payloadHash)
  }

  /// Checks that the request's own hash of its body matches its payload.
  func checkContentHash(_ value: String) throws(SigningError) {
    guard isPayloadHash(value) else {
      let payload = String(decoding: payloadHash, as: UTF8.self)
      throw .payloadHashMismatch(header: value, payload: payload)
    }
  }

  func isPayloadHash(_ value: String) -> Bool {
    payloadHash.span.equals(0..<payloadHash.count, value)
  }
}
