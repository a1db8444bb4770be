extension Span where Element == UInt8 {
  /// How much plain text there is, up to a byte that JSON escapes or that ends a string; and the
  /// high bits of its bytes and of some behind them, which only text beyond ASCII has.
  ///
  /// A function of its own, so that the masks stay in registers while it runs.
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

  /// The same where less than eight bytes are left, which is only at the end of a document.
  @inline(never)
  private func plainText(
    from start: Int, _ seen: UInt64
  ) -> (length: Int, beyondASCII: UInt64) {
    let word = extracting(droppingFirst: start).word
    // Behind the end there are zeros, which stop.
    return (start &+ word.textStops.unmarkedBytes, (seen | word).beyondASCII)
  }
}
