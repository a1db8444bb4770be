/// Classes of ASCII characters in URLs and headers.
extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

  /// A space or a tab.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  var isControl: Bool { self < 0x20 || self == 0x7F }

  /// A character other than a space.
  var isVisible: Bool { self > 0x20 && self < 0x7F }

  /// What stands for itself in each part of a URL (RFC 3986, 2.3).
  var isUnreserved: Bool {
    isDigit || isLetter || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
      || self == UInt8(ascii: "_") || self == UInt8(ascii: "~")
  }

  /// What an IPv6 address between its brackets consists of.
  var isInAddress: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
      || self == UInt8(ascii: ":") || self == UInt8(ascii: ".")
  }
}
