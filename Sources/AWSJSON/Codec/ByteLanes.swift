/// Tests of eight bytes at once, each byte a lane of a word.
///
/// The result has the highest bit of a lane set if its byte passes. Only the lowest such lane is
/// reliable, because a carry may set bits in the lanes above it.
///
/// Source: Henry S. Warren, "Hacker's Delight", section 6-1, "Find First 0-Byte".
extension UInt64 {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The bytes that end a run of plain text in a JSON string: quotes, backslashes, control characters.
  ///
  /// Flipping the bit 0x02 maps the quote to the space, so that one comparison finds it together
  /// with the control characters.
  @inline(__always)
  var textStops: UInt64 {
    let quoteOrControl = (self ^ (0x02 &* Self.ones)) &- (0x21 &* Self.ones)
    let backslash = (self ^ (0x5C &* Self.ones)) &- Self.ones
    return (quoteOrControl | backslash) & ~self & Self.highBits
  }

  /// The bytes beyond ASCII. Every lane is reliable.
  @inline(__always)
  var beyondASCII: UInt64 { self & Self.highBits }

  /// The values of eight digits; other bytes have values above 9.
  @inline(__always)
  var digitValues: UInt64 { self ^ (0x30 &* Self.ones) }

  /// The lanes of `digitValues` that are not digits.
  @inline(__always)
  var digitStops: UInt64 { ((self &+ (0x76 &* Self.ones)) | self) & Self.highBits }

  /// The number of bytes below the first marked one.
  @inline(__always)
  var unmarkedBytes: Int { trailingZeroBitCount >> 3 }

  /// Returns so many of the lowest bytes, less than eight, and clears the others.
  @inline(__always)
  func lowBytes(_ count: Int) -> UInt64 {
    self & ~(~0 << UInt64(truncatingIfNeeded: count &* 8))
  }

  /// The number with these eight digit values, the lowest lane first.
  ///
  /// Neighbouring lanes are combined three times, each time by one multiplication.
  @inline(__always)
  var eightDigits: UInt64 {
    let pairs = (self &* (10 << 8 + 1)) >> 8 & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* (100 << 16 + 1)) >> 16 & 0x0000_FFFF_0000_FFFF
    return (fours &* (10_000 << 32 + 1)) >> 32
  }
}
