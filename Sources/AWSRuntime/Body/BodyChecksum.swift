import AWSShapes
import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Computes the checksums that requests carry.
enum BodyChecksum {
  /// The checksum as its header field has it; nil where the algorithm is not known.
  static func value(_ algorithm: RequestChecksum.Algorithm, of bytes: [UInt8]) -> String? {
    switch algorithm {
    // MD5 is no protection; some services still ask for it against damage on the way.
    case .md5: Data(Insecure.MD5.hash(data: bytes)).base64EncodedString()
    case .sha256: hexadecimal(SHA256.hash(data: bytes))
    case .sha256Tree: hexadecimal(treeHash(bytes))
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

  private static let digits = Array("0123456789abcdef".utf8)

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }, as: UTF8.self)
  }
}
