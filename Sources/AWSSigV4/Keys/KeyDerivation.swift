internal import Crypto

/// Derives a signing key from a secret: one HMAC-SHA256 after another, each keyed by the last.
///
/// Source: "Create a signed AWS API request" in the AWS IAM user guide, step "derive a signing key".
///
/// An intermediate key is used once and needs no prepared states, so each code is two hashes over
/// whole messages. One array holds all of them: first the padded key, then the text that it covers.
struct KeyDerivation {
  private var message: [UInt8]

  private static let innerPad: UInt8 = 0x36
  private static let outerPad: UInt8 = 0x5c

  /// Starts from a secret.
  ///
  /// - Parameters:
  ///   - prefix: The text that the algorithm puts before the secret.
  ///   - longestPart: The size in bytes of the longest text that ``advance(over:)`` is given.
  init(prefix: String, secret: String, longestPart: Int = 0) {
    let room = max(longestPart, SHA256Digest.byteCount)
    let byteCount = prefix.utf8.count + secret.utf8.count
    message = [UInt8](repeating: Self.innerPad, count: SHA256.blockByteCount + room)
    guard byteCount <= SHA256.blockByteCount else {
      setKey(SHA256.hash(data: Array((prefix + secret).utf8)))
      return
    }
    var out = message.mutableSpan
    var position = 0
    out.write(prefix, at: &position)
    out.write(secret, at: &position)
    for index in 0..<byteCount { out[index] ^= Self.innerPad }
  }

  /// Replaces the key by its code for a text.
  mutating func advance(over text: String) {
    var position = SHA256.blockByteCount
    write { $0.write(text, at: &position) }
    let inner = SHA256.hash(data: message[0..<position])
    flipPads()
    DigestText.copy(inner, to: &message, at: SHA256.blockByteCount)
    setKey(SHA256.hash(data: message[0..<(SHA256.blockByteCount + SHA256Digest.byteCount)]))
  }

  /// The states of HMAC for the key.
  consuming func states() -> HMACStates {
    var inner = SHA256()
    inner.update(data: message[0..<SHA256.blockByteCount])
    flipPads()
    var outer = SHA256()
    outer.update(data: message[0..<SHA256.blockByteCount])
    return HMACStates(inner: inner, outer: outer)
  }

  private mutating func setKey(_ digest: SHA256Digest) {
    DigestText.copy(digest, to: &message)
    write { out in
      precondition(out.count >= SHA256.blockByteCount)
      for index in SHA256Digest.byteCount..<SHA256.blockByteCount { out[index] = 0 }
    }
    mask(Self.innerPad)
  }

  /// From the inner pad to the outer.
  private mutating func flipPads() {
    mask(Self.innerPad ^ Self.outerPad)
  }

  private mutating func mask(_ pad: UInt8) {
    write { out in
      // Said once, so that the loop becomes vector code.
      precondition(out.count >= SHA256.blockByteCount)
      for index in 0..<SHA256.blockByteCount { out[index] ^= pad }
    }
  }

  @inline(__always)
  private mutating func write(_ body: (inout MutableSpan<UInt8>) -> Void) {
    var span = message.mutableSpan
    body(&span)
  }
}
