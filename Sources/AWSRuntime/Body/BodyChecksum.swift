import AWSShapes
import AWSSigV4
import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The checksums of request bodies.
enum BodyChecksum {
  /// Returns the checksum as text for a header field; `nil` for an unknown algorithm.
  static func value(_ algorithm: RequestChecksum.Algorithm, of bytes: [UInt8]) -> String? {
    switch algorithm {
    // Some services still require MD5, against damage on the way and not for security.
    case .md5: Data(Insecure.MD5.hash(data: bytes)).base64EncodedString()
    case .sha256: Hexadecimal.text(SHA256.hash(data: bytes))
    case .sha256Tree: Hexadecimal.text(treeHash(bytes))
    default: nil
    }
  }

  private static let mebibyte = 1 << 20

  /// Source: Amazon S3 Glacier Developer Guide, "Computing Checksums".
  private static func treeHash(_ bytes: [UInt8]) -> SHA256.Digest {
    var level = stride(from: 0, to: max(bytes.count, 1), by: mebibyte).map { start in
      SHA256.hash(data: bytes[start..<min(start + mebibyte, bytes.count)])
    }
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: 2).map { index in
        guard index + 1 < level.count else { return level[index] }
        return SHA256.hash(data: Array(level[index]) + Array(level[index + 1]))
      }
    }
    return level[0]
  }
}
