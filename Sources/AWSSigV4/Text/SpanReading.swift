/// Searching and comparing bytes.
extension Span where Element == UInt8 {
  /// The index of the first such byte in a range, or the range's end.
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int {
    let part = extracting(range)
    for index in part.indices where part[index] == byte { return range.lowerBound + index }
    return range.upperBound
  }

  /// Whether the bytes of a range sort before those of another span's range.
  func precedes(_ range: Range<Int>, _ other: Span<UInt8>, _ otherRange: Range<Int>) -> Bool {
    for offset in 0..<Swift.min(range.count, otherRange.count) {
      let (one, two) = (self[range.lowerBound + offset], other[otherRange.lowerBound + offset])
      if one != two { return one < two }
    }
    return range.count < otherRange.count
  }

  func equals(_ range: Range<Int>, _ other: Span<UInt8>, _ otherRange: Range<Int>) -> Bool {
    guard range.count == otherRange.count else { return false }
    for offset in 0..<range.count
    where self[range.lowerBound + offset] != other[otherRange.lowerBound + offset] {
      return false
    }
    return true
  }

  func equals(_ range: Range<Int>, _ text: String) -> Bool {
    guard range.count == text.utf8.count else { return false }
    let bytes = text.utf8.span
    let part = extracting(range)
    // Without an early exit, so that the loop becomes vector code.
    var difference: UInt8 = 0
    for offset in part.indices { difference |= part[offset] ^ bytes[offset] }
    return difference == 0
  }

  /// Returns the number that up to 18 decimal digits stand for; `nil` for any other byte.
  func decimal(_ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      let byte = self[index]
      guard byte >= Ascii.zero, byte <= Ascii.zero + 9 else { return nil }
      value = value * 10 + Int(byte - Ascii.zero)
    }
    return value
  }

  /// The range without spaces and tabs at either end.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    func isSpace(_ byte: UInt8) -> Bool { byte == Ascii.space || byte == Ascii.tab }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSpace(self[start]) { start += 1 }
    while end > start, isSpace(self[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The text of a range; empty if it cuts a character in two.
  func text(_ range: Range<Int>) -> String {
    guard let text = try? UTF8Span(validating: extracting(range)) else { return "" }
    return String(copying: text)
  }
}
