extension Span where Element == UInt8 {
  /// The number of bytes before the first one that JSON escapes or that ends a string; and the high
  /// bits of these bytes and of some after them, which only text beyond ASCII has.
  ///
  /// Never inlined, so that the masks stay in registers while it runs.
  @inline(never)
  var plainText: (length: Int, beyondASCII: UInt64) {
    var seen: UInt64 = 0
    var length = 0
    while length <= count &- 8 {
      let word = word(at: length)
      seen |= word
      let stops = word.textStops
      if stops != 0 { return (length &+ stops.unmarkedBytes, seen.beyondASCII) }
      length &+= 8
    }
    return plainText(from: length, seen)
  }

  /// The same if fewer than eight bytes are left, which only happens at the end of a document.
  @inline(never)
  private func plainText(
    from start: Int, _ seen: UInt64
  ) -> (length: Int, beyondASCII: UInt64) {
    let word = extracting(droppingFirst: start).word
    // The zeros behind the end count as control characters.
    return (start &+ word.textStops.unmarkedBytes, (seen | word).beyondASCII)
  }
}
