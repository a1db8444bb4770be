/// ASCII characters by name, and the character classes that signing distinguishes.
package enum Ascii {
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

  /// Whether percent-encoding leaves the byte unchanged (RFC 3986, section 2.3).
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

  /// Whether a token, such as a method or a header name, may contain the byte (RFC 9110,
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

  /// Whether an access key ID, a region or a service name may contain the byte: it is printable and
  /// does not separate the parts of a credential.
  static func isCredentialPart(_ byte: UInt8) -> Bool {
    byte > space && byte < delete && byte != slash && byte != comma && byte != equals
  }

  /// Whether a text is not empty and consists of bytes that a credential part may have.
  static func isCredentialText(_ text: String) -> Bool {
    let bytes = text.utf8.span
    for index in bytes.indices where !isCredentialPart(bytes[index]) { return false }
    return !bytes.isEmpty
  }

  /// Whether two texts have the same bytes, the first of which is known to be ASCII.
  ///
  /// `String` compares by canonical equivalence, by which a Kelvin sign equals a K. But everything
  /// that is equivalent to an ASCII text without being the same takes more bytes, so comparing the
  /// sizes first makes the fast comparison of strings exact.
  @inline(__always)
  package static func areSame(_ ascii: String, _ other: String) -> Bool {
    ascii.utf8.count == other.utf8.count && ascii == other
  }

  /// Whether two texts have the same bytes but for the case of ASCII letters.
  package static func areEqualIgnoringCase(_ left: String, _ right: String) -> Bool {
    let (left, right) = (left.utf8.span, right.utf8.span)
    guard left.count == right.count else { return false }
    for index in left.indices where lowercased(left[index]) != lowercased(right[index]) {
      return false
    }
    return true
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
