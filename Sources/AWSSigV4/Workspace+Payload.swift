internal import Crypto

extension Workspace {
  private static let unsignedPayload = "UNSIGNED-PAYLOAD"
  /// The SHA-256 of no bytes, which most requests without a body have.
  private static let emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  /// Writes what the canonical request says of the payload: its hash or a name for its absence.
  mutating func writePayloadHash(
    _ payload: Payload, algorithm: SigningAlgorithm
  ) throws(SigningError) {
    let start = buffer.count
    switch payload {
    case .bytes(let bytes) where bytes.isEmpty: buffer.append(Self.emptyHash)
    case .bytes(let bytes): buffer.appendHex(SHA256.hash(data: bytes))
    case .sha256(let hex):
      guard Self.isLowercaseHash(hex) else { throw .invalidPayloadHash }
      buffer.append(hex)
    case .unsigned: buffer.append(Self.unsignedPayload)
    case .streaming(let kind): buffer.append(algorithm.streamingPayload(kind))
    }
    payloadHash = start..<buffer.count
  }

  private static func isLowercaseHash(_ hex: String) -> Bool {
    hex.utf8.count == 2 * SHA256.byteCount
      && hex.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        default: false
        }
      }
  }
}
