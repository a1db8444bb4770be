/// A set of ASCII characters, one bit each.
struct AsciiSet: Sendable {
  /// The bits of 0 to 63.
  private let low: UInt64
  /// The bits of 64 to 127.
  private let high: UInt64

  // Literals, so that the sets are constants in the code.
  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let bits = byte < 64 ? low : high
    // The shift goes by the lower six bits of the byte.
    return byte < 128 && (bits &>> UInt64(byte)) & 1 == 1
  }

  func containsAll(of text: String) -> Bool {
    let bytes = text.utf8.span
    for index in bytes.indices where !contains(bytes[index]) { return false }
    return true
  }

  /// Letters, digits, `-`, `.`, `_` and `~`, which percent-encoding leaves alone (RFC 3986,
  /// section 2.3).
  static let unreserved = AsciiSet(low: 0x03FF_6000_0000_0000, high: 0x47FF_FFFE_87FF_FFFE)

  /// What a token such as a method or a header name consists of (RFC 9110, section 5.6.2).
  static let token = AsciiSet(low: 0x03FF_6CFA_0000_0000, high: 0x57FF_FFFF_C7FF_FFFE)

  /// What an access key id, a region or a service name consists of: printable characters, save
  /// `/`, `,` and `=`, which separate the parts of a credential.
  static let credentialPart = AsciiSet(low: 0xDFFF_6FFE_0000_0000, high: 0x7FFF_FFFF_FFFF_FFFF)
}
