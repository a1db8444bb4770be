/// Characters by name, and the classes of characters that signing tells apart.
enum Ascii {
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let hash = UInt8(ascii: "#")
  static let percent = UInt8(ascii: "%")
  static let ampersand = UInt8(ascii: "&")
  static let comma = UInt8(ascii: ",")
  static let dot = UInt8(ascii: ".")
  static let slash = UInt8(ascii: "/")
  static let zero = UInt8(ascii: "0")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let equals = UInt8(ascii: "=")
  static let questionMark = UInt8(ascii: "?")
  static let delete: UInt8 = 0x7f

  /// Whether percent-encoding leaves the byte alone (RFC 3986, section 2.3).
  @inline(__always)
  static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// Whether the byte may stand in a token such as a method or a header name (RFC 9110,
  /// section 5.6.2).
  @inline(__always)
  static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "#"),
      UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "'"),
      UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "^"), UInt8(ascii: "`"),
      UInt8(ascii: "|"):
      true
    default: false
    }
  }

  /// Whether the byte may stand in an access key id, a region or a service name: printable, and
  /// none of the characters that separate the parts of a credential.
  static func isCredentialPart(_ byte: UInt8) -> Bool {
    byte > space && byte < delete && byte != slash && byte != comma && byte != equals
  }

  /// Whether a text may be one of those: it is not empty and has only such bytes.
  static func isCredentialText(_ text: String) -> Bool {
    let bytes = text.utf8.span
    for index in bytes.indices where !isCredentialPart(bytes[index]) { return false }
    return !bytes.isEmpty
  }

  @inline(__always)
  static func isControl(_ byte: UInt8) -> Bool {
    byte < space || byte == delete
  }

  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }

  /// The value of a hexadecimal digit in either case.
  @inline(__always)
  static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// The lowercase hexadecimal digit of the low four bits.
  @inline(__always)
  static func lowercaseHexDigit(_ value: UInt8) -> UInt8 {
    let nibble = value & 0xf
    return nibble &+ (nibble < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") &- 10)
  }

  /// The uppercase hexadecimal digit of the low four bits.
  @inline(__always)
  static func uppercaseHexDigit(_ value: UInt8) -> UInt8 {
    let nibble = value & 0xf
    return nibble &+ (nibble < 10 ? UInt8(ascii: "0") : UInt8(ascii: "A") &- 10)
  }
}
