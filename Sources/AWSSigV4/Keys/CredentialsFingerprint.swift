internal import Crypto

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// HMAC-SHA256 of an access key id and its secret under a random key of this process.
///
/// Equal fingerprints mean equal keys, and a leaked fingerprint is useless without the key of the
/// process.
struct CredentialsFingerprint: Sendable, Hashable {
  private let words: (UInt64, UInt64, UInt64, UInt64)

  private static let processKey = SymmetricKey(size: .bits256)

  init(accessKeyID: String, secret: String) {
    // The length keeps the boundary between id and secret unambiguous.
    var message = Array("\(accessKeyID.utf8.count):".utf8)
    message.append(contentsOf: accessKeyID.utf8)
    message.append(contentsOf: secret.utf8)
    let code = HMAC<SHA256>.authenticationCode(for: message, using: Self.processKey)
    var words = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    for byte in code {
      // A 256-bit shift register: each byte pushes the four words along.
      words.0 = words.0 << 8 | words.1 >> 56
      words.1 = words.1 << 8 | words.2 >> 56
      words.2 = words.2 << 8 | words.3 >> 56
      words.3 = words.3 << 8 | UInt64(byte)
    }
    self.words = words
  }

  static func == (left: Self, right: Self) -> Bool {
    left.words == right.words
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
  }
}
