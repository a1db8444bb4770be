extension Span where Element == UInt8 {
  /// How much plain text there is, up to a byte that JSON escapes or that ends a string; and the
  /// high bits of its bytes, which only text beyond ASCII has.
  ///
  /// A function of its own, so that the masks stay in registers while it runs.
  @inline(never)
  var plainText: (length: Int, beyondASCII: UInt64) {
    var beyondASCII: UInt64 = 0
    var length = 0
    while length <= count &- 8 {
      let word = word(at: length)
      let stops = word.textStops
      guard stops == 0 else {
        let plain = stops.unmarkedBytes
        return (length &+ plain, beyondASCII | word.lowBytes(plain).beyondASCII)
      }
      beyondASCII |= word.beyondASCII
      length &+= 8
    }
    // Behind the end there are zeros, which stop.
    let word = extracting(droppingFirst: length).word
    let plain = word.textStops.unmarkedBytes
    return (length &+ plain, beyondASCII | word.lowBytes(plain).beyondASCII)
  }
}
