/// Percent-encodes text as a part of a URI: every byte but those of unreserved characters. Decodes it
/// again.
///
/// Source: RFC 3986, sections 2.1 and 2.3.
package enum PercentEncoding {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// Returns the text with every byte encoded but those of letters, digits and `-._~`.
  package static func encode(_ text: String) -> String {
    var encoded = ""
    append(text, to: &encoded)
    return encoded
  }

  /// Appends the encoded text.
  ///
  /// - Parameters:
  ///   - text: The text to encode.
  ///   - encoded: The text to append to.
  ///   - keepsSlashes: Whether slashes are appended as they are, as in a path.
  package static func append(
    _ text: String, to encoded: inout String, keepsSlashes: Bool = false
  ) {
    if text.utf8.allSatisfy({ isPlain($0, keepsSlashes) }) {
      encoded += text
      return
    }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isPlain(byte, keepsSlashes) {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 0xF)])
      }
    }
    encoded += String(decoding: bytes, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8, _ keepsSlashes: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    case UInt8(ascii: "/"): keepsSlashes
    default: false
    }
  }

  /// Returns the decoded text; `nil` if a percent sign is not followed by two hexadecimal digits, or
  /// if the bytes are not UTF-8.
  package static func decode(_ encoded: some Sequence<UInt8>) -> String? {
    var bytes: [UInt8] = []
    var iterator = encoded.makeIterator()
    while let byte = iterator.next() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte.asciiLowercased {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte.asciiLowercased - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
