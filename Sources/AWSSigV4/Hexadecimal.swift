/// Bytes as lowercase hexadecimal digits and back.
enum Hexadecimal {
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var digits: [UInt8] = []
    for byte in bytes {
      digits.append(Ascii.lowercaseHexDigit(byte >> 4))
      digits.append(Ascii.lowercaseHexDigit(byte))
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Nil for uppercase digits, an odd number of them, or anything else: a signature has one form.
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
}
