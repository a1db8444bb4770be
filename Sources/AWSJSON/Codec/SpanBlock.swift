extension Span where Element == UInt8 {
  /// Returns the sixteen bytes at an offset, which must exist.
  ///
  /// This is one load, because the compiler knows that the window has sixteen bytes.
  @inline(__always)
  func block(at offset: Int) -> SIMD16<UInt8> {
    let window = extracting(offset..<offset &+ 16)
    var block = SIMD16<UInt8>()
    for index in 0..<16 { block[index] = window[index] }
    return block
  }
}

extension SIMD16 where Scalar == UInt8 {
  /// The bytes that end a run of plain text in a JSON string: those whose highest bit is set in the
  /// result.
  @inline(__always)
  var textStops: Self {
    let quoteOrControl = (self ^ Self(repeating: 0x02)) &- Self(repeating: 0x21)
    let backslash = (self ^ Self(repeating: 0x5C)) &- Self(repeating: 0x01)
    return (quoteOrControl | backslash) & ~self
  }

  /// Whether any byte has its highest bit set.
  @inline(__always)
  var isMarked: Bool {
    let eight = lowHalf | highHalf
    let four = eight.lowHalf | eight.highHalf
    let two = four.lowHalf | four.highHalf
    return (two[0] | two[1]) & 0x80 != 0
  }
}
