internal import Crypto

/// Conversion between bytes and lowercase hexadecimal digits.
package enum Hexadecimal {
  /// Returns two digits for each byte.
  package static func text(_ bytes: some Sequence<UInt8>) -> String {
    var digits: [UInt8] = []
    for byte in bytes {
      digits.append(Ascii.lowercaseHexDigit(byte >> 4))
      digits.append(Ascii.lowercaseHexDigit(byte))
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Returns the bytes that digits stand for; `nil` for uppercase or an odd number of digits, and for
  /// anything else: a signature has one form only.
  static func bytes(_ text: String) -> [UInt8]? {
    let digits = text.utf8.span
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for index in 0..<(digits.count / 2) {
      let (first, second) = (digits[2 * index], digits[2 * index + 1])
      guard let high = Ascii.hexValue(first), let low = Ascii.hexValue(second),
        Ascii.lowercased(first) == first, Ascii.lowercased(second) == second
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  /// Whether the text is a SHA-256 in lowercase digits.
  static func isHash(_ text: String) -> Bool {
    isHash(TextPart(text))
  }

  static func isHash(_ part: TextPart) -> Bool {
    let digits = part.text.utf8.span.extracting(part.range)
    guard digits.count == 2 * SHA256Digest.byteCount else { return false }
    for index in digits.indices {
      guard Ascii.hexValue(digits[index]) != nil, Ascii.lowercased(digits[index]) == digits[index]
      else { return false }
    }
    return true
  }

  /// Whether the digits are those of the digest, in constant time.
  static func areEqual(_ digest: SHA256Digest, _ text: String) -> Bool {
    let digits = text.utf8.span
    guard digits.count == 2 * SHA256Digest.byteCount else { return false }
    var difference: UInt8 = 0
    var index = 0
    for byte in digest {
      difference |= digits[index] ^ Ascii.lowercaseHexDigit(byte >> 4)
      difference |= digits[index + 1] ^ Ascii.lowercaseHexDigit(byte)
      index += 2
    }
    return difference == 0
  }
}
