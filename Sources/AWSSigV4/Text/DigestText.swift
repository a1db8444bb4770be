internal import Crypto

/// A reusable buffer for the bytes of a digest and their hexadecimal digits.
///
/// swift-crypto gives a digest's bytes one by one, from an array that it allocates, or by an unsafe
/// pointer. Copied once into an array of our own, they are converted to digits by vector code.
struct DigestText: Sendable {
  /// The bytes of the digest that was taken last. There is no room before the first.
  private(set) var bytes: [UInt8] = []
  private(set) var digits: [UInt8] = []

  /// Takes the bytes of a digest.
  @inline(__always)
  mutating func take(_ digest: SHA256Digest) {
    if bytes.isEmpty { bytes = [UInt8](repeating: 0, count: SHA256Digest.byteCount) }
    Self.copy(digest, to: &bytes)
  }

  /// Takes the bytes of a digest and makes digits of them.
  mutating func takeDigits(of digest: SHA256Digest) {
    take(digest)
    Self.writeDigits(of: bytes, to: &digits)
  }

  /// Writes the digits of 32 bytes into an array, which gets the size for them.
  static func writeDigits(of bytes: [UInt8], to digits: inout [UInt8]) {
    if digits.count != 64 { digits = [UInt8](repeating: 0, count: 64) }
    let bytes = bytes.span
    var out = digits.mutableSpan
    // Said once, so that the loop needs no checks and becomes vector code.
    precondition(bytes.count >= 32 && out.count >= 64)
    for index in 0..<32 {
      out[2 &* index] = Ascii.lowercaseHexDigit(bytes[index] >> 4)
      out[2 &* index &+ 1] = Ascii.lowercaseHexDigit(bytes[index])
    }
  }

  /// Writes the bytes of a digest into an array that has room for them.
  @inline(__always)
  static func copy(_ digest: SHA256Digest, to bytes: inout [UInt8], at start: Int = 0) {
    var out = bytes.mutableSpan
    var index = start
    for byte in digest {
      out[index] = byte
      index &+= 1
    }
  }
}
