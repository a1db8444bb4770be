// Comparison of protocol text. `String` compares by canonical equivalence, by which "K" equals the
// Kelvin sign (U+212A); names and codes on the wire are equal only if their bytes are.

extension StringProtocol {
  /// Returns whether both texts consist of the same UTF-8 bytes.
  package func hasSameBytes(as other: some StringProtocol) -> Bool {
    utf8.elementsEqual(other.utf8)
  }
}

extension String {
  /// Returns whether both texts consist of the same UTF-8 bytes, except for the case of ASCII
  /// letters.
  package func equalsIgnoringASCIICase(_ other: String) -> Bool {
    let (left, right) = (utf8.span, other.utf8.span)
    guard left.count == right.count else { return false }
    for index in left.indices
    where left[index].asciiLowercased != right[index].asciiLowercased {
      return false
    }
    return true
  }
}

extension UInt8 {
  /// The lowercase letter for an uppercase ASCII letter; every other byte unchanged.
  @inlinable
  package var asciiLowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }

  /// Whether this byte is an ASCII digit.
  @inlinable
  package var isASCIIDigit: Bool {
    self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9")
  }
}
