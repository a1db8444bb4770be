/// Base64 with padding.
///
/// Source: RFC 4648, section 4.
package enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  /// Marks bytes that are not in the alphabet.
  private static let invalid: UInt8 = 0xFF

  private static let values: [UInt8] = {
    var values = [UInt8](repeating: invalid, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()

  /// Appends the bytes in base64.
  package static func append(_ bytes: [UInt8], to text: inout [UInt8]) {
    let groups = bytes.count / 3
    let alphabet = alphabet
    text.append(addingCapacity: (bytes.count + 2) / 3 * 4) { text in
      for group in 0..<groups {
        let bits =
          UInt32(bytes[group * 3]) << 16 | UInt32(bytes[group * 3 + 1]) << 8
          | UInt32(bytes[group * 3 + 2])
        text.append(alphabet[Int(bits >> 18 & 63)])
        text.append(alphabet[Int(bits >> 12 & 63)])
        text.append(alphabet[Int(bits >> 6 & 63)])
        text.append(alphabet[Int(bits & 63)])
      }
      appendRest(bytes, from: groups * 3, to: &text)
    }
  }

  private static func appendRest(
    _ bytes: [UInt8], from start: Int, to text: inout OutputSpan<UInt8>
  ) {
    guard start < bytes.count else { return }
    let hasTwo = bytes.count - start == 2
    let bits = UInt32(bytes[start]) << 16 | (hasTwo ? UInt32(bytes[start + 1]) << 8 : 0)
    text.append(alphabet[Int(bits >> 18 & 63)])
    text.append(alphabet[Int(bits >> 12 & 63)])
    text.append(hasTwo ? alphabet[Int(bits >> 6 & 63)] : padding)
    text.append(padding)
  }

  /// Returns the bytes in base64.
  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    append(bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Returns the bytes that the text stands for; `nil` if it is not base64 with padding.
  package static func decode(_ text: Span<UInt8>) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    if text.isEmpty { return [] }
    var padded = 0
    while padded < 2, text[text.count - 1 - padded] == padding { padded += 1 }
    let values = values
    var isValid = true
    let bytes = [UInt8](capacity: text.count / 4 * 3) { bytes in
      var offset = 0
      while offset < text.count {
        var bits: UInt32 = 0
        for index in offset..<offset + 4 {
          // Padding counts as zeros, which are dropped afterwards.
          let value = index < text.count - padded ? values[Int(text[index])] : 0
          if value == invalid { isValid = false }
          bits = bits << 6 | UInt32(value & 63)
        }
        bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
        bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
        bytes.append(UInt8(truncatingIfNeeded: bits))
        offset += 4
      }
      bytes.removeLast(padded)
    }
    return isValid ? bytes : nil
  }
}
