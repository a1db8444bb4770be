/// Writing text into a span, one piece after another.
///
/// Writing short pieces into a span takes half the time of `Array.append`, which checks at each call
/// whether the array is shared. The caller has reserved the room with
/// ``SigningBuffer/reset(reserving:)``.
extension MutableSpan where Element == UInt8 {
  @inline(__always)
  mutating func write(_ byte: UInt8, at position: inout Int) {
    self[position] = byte
    position += 1
  }

  // Not inlined: in a larger function the loop is not turned into vector code.
  @inline(never)
  mutating func write(_ source: Span<UInt8>, at position: inout Int) {
    let start = position
    // Checked once and not at each byte, so that the loop becomes a block copy.
    precondition(start >= 0 && source.count <= count - start, "a piece beyond the reserved room")
    // Written so that the compiler sees all indices to be in bounds.
    let end = start &+ source.count
    for index in start..<end { self[index] = source[index &- start] }
    position = end
  }

  mutating func write(_ text: String, at position: inout Int) {
    write(text.utf8.span, at: &position)
  }

  mutating func write(_ bytes: [UInt8], at position: inout Int) {
    write(bytes.span, at: &position)
  }

  mutating func write(_ bytes: [UInt8], _ range: Range<Int>, at position: inout Int) {
    write(bytes.span.extracting(range), at: &position)
  }

  /// Writes bytes that are already in the span, before the position.
  @inline(never)
  mutating func copy(_ range: Range<Int>, to position: inout Int) {
    let start = position
    let distance = start - range.lowerBound
    precondition(
      range.lowerBound >= 0 && range.upperBound <= start && range.count <= count - start,
      "a piece beyond the reserved room")
    let end = start &+ range.count
    for index in start..<end { self[index] = self[index &- distance] }
    position = end
  }

  /// Writes a number with leading zeros.
  @inline(__always)
  mutating func writeDecimal(_ number: Int, width: Int, at position: inout Int) {
    var rest = UInt32(truncatingIfNeeded: number)
    var index = position + width
    while index > position {
      index -= 1
      self[index] = Ascii.zero + UInt8(rest % 10)
      rest /= 10
    }
    position += width
  }

  /// Writes a byte of a path or a query: as it is, or as `%` and two uppercase hexadecimal digits
  /// (RFC 3986, section 2.1).
  @inline(__always)
  mutating func writeEncoded(_ byte: UInt8, at position: inout Int) {
    if Ascii.isUnreserved(byte) {
      write(byte, at: &position)
    } else {
      write(Ascii.percent, at: &position)
      write(Ascii.uppercaseHexDigit(byte >> 4), at: &position)
      write(Ascii.uppercaseHexDigit(byte), at: &position)
    }
  }

  /// Writes a text percent-encoded as a part of a query.
  mutating func writeEncoded(_ text: String, at position: inout Int) {
    writeEncoded(text.utf8.span, at: &position)
  }

  mutating func writeEncoded(_ bytes: [UInt8], _ range: Range<Int>, at position: inout Int) {
    writeEncoded(bytes.span.extracting(range), at: &position)
  }

  mutating func writeEncoded(_ bytes: Span<UInt8>, at position: inout Int) {
    for index in bytes.indices { writeEncoded(bytes[index], at: &position) }
  }

  /// Whether the bytes of one range sort before those of another.
  func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    span.precedes(left, span, right)
  }

  func equals(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    span.equals(left, span, right)
  }

  func equals(_ range: Range<Int>, _ text: String) -> Bool {
    span.equals(range, text)
  }
}
