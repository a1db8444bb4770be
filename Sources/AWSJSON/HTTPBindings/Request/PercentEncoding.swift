/// The percent-encoding of text in a URI.
///
/// Source: RFC 3986, section 2; Smithy 2.0 specification, "httpLabel serialization rules" and
/// "Query string serialization": all but the unreserved characters are encoded.
enum PercentEncoding {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// Appends the encoded text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - encoded: The URI to append to.
  ///   - keepsSlashes: Whether slashes are left as they are, as in a greedy label.
  static func append(_ text: String, to encoded: inout String, keepsSlashes: Bool = false) {
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
}
