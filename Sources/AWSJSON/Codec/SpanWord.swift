extension Span where Element == UInt8 {
  /// The first eight bytes, the first one in the lowest place, and zeros behind the last one.
  @inline(__always)
  var word: UInt64 {
    count >= 8 ? word(at: 0) : paddedWord
  }

  /// Returns the eight bytes at an offset, which must exist.
  ///
  /// This is one load, because the compiler knows that the window has eight bytes.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    let window = extracting(offset..<offset &+ 8)
    let low =
      UInt64(window[0]) | UInt64(window[1]) << 8 | UInt64(window[2]) << 16
      | UInt64(window[3]) << 24
    let high =
      UInt64(window[4]) | UInt64(window[5]) << 8 | UInt64(window[6]) << 16
      | UInt64(window[7]) << 24
    return low | high << 32
  }

  /// Fewer than eight bytes, read as two halves that may overlap.
  @inline(never)
  private var paddedWord: UInt64 {
    if count >= 4 {
      let last = count &- 4
      return halfWord(at: 0) | halfWord(at: last) << UInt64(truncatingIfNeeded: last &* 8)
    }
    if isEmpty { return 0 }
    let middle = count >> 1
    let last = count &- 1
    return UInt64(self[0]) | UInt64(self[middle]) << UInt64(truncatingIfNeeded: middle &* 8)
      | UInt64(self[last]) << UInt64(truncatingIfNeeded: last &* 8)
  }

  /// Returns the four bytes at an offset, which must exist.
  @inline(__always)
  private func halfWord(at offset: Int) -> UInt64 {
    let window = extracting(offset..<offset &+ 4)
    return UInt64(window[0]) | UInt64(window[1]) << 8 | UInt64(window[2]) << 16
      | UInt64(window[3]) << 24
  }
}
