import AWSShapes
import AWSSigV4
import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A checksum that is computed piece by piece.
struct RunningChecksum: Sendable {
  private enum State: Sendable {
    case md5(Insecure.MD5)
    case sha256(SHA256)
    case tree(TreeHash)
  }

  private var state: State

  /// Starts a checksum; `nil` for an unknown algorithm.
  init?(_ algorithm: RequestChecksum.Algorithm) {
    switch algorithm {
    // Some services still require MD5, against damage on the way and not for security.
    case .md5: state = .md5(Insecure.MD5())
    case .sha256: state = .sha256(SHA256())
    case .sha256Tree: state = .tree(TreeHash())
    default: return nil
    }
  }

  /// Continues with the next bytes.
  mutating func update(_ bytes: [UInt8]) {
    switch state {
    case .md5(var hash):
      hash.update(data: bytes)
      state = .md5(hash)
    case .sha256(var hash):
      hash.update(data: bytes)
      state = .sha256(hash)
    case .tree(var hash):
      hash.update(bytes)
      state = .tree(hash)
    }
  }

  /// The checksum as text for a header field.
  var value: String {
    switch state {
    case .md5(let hash): Data(hash.finalize()).base64EncodedString()
    case .sha256(let hash): Hexadecimal.text(hash.finalize())
    case .tree(let hash): Hexadecimal.text(hash.root)
    }
  }
}
