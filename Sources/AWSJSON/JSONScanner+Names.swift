import AWSShapes

extension JSONScanner {
  /// Skips a name, its colon and white space behind, if exactly the name stands here.
  @inline(__always)
  mutating func skip(_ names: PackedNames, _ index: Int) -> Bool {
    let name = names.names[index]
    let start = rest
    guard (start.word ^ name.first) & name.mask == 0 else { return false }
    if name.count > 8 {
      guard start.count >= name.count,
        start.extracting(droppingFirst: name.count &- 8).word == name.last,
        name.middle.isEmpty || stands(names.words, name.middle)
      else { return false }
    }
    drop(name.count)
    return true
  }

  /// Whether the words in the middle of a name stand here, after eight bytes.
  @inline(never)
  private func stands(_ words: [UInt64], _ middle: Range<Int>) -> Bool {
    var rest = rest
    for index in middle {
      rest = rest.extracting(droppingFirst: 8)
      if rest.word != words[index] { return false }
    }
    return true
  }

  @inline(__always)
  @_lifetime(copy self)
  mutating func scanName() throws(ShapeReadingError) -> JSONStringToken {
    guard peek == .quote else { throw malformed(expected: "a name") }
    return try scanString()
  }

  /// Skips a colon and the white space around it.
  @inline(__always)
  mutating func skipColon() throws(ShapeReadingError) {
    skipWhiteSpace()
    guard skip(.colon) else { throw malformed(expected: "a colon") }
    skipWhiteSpace()
  }
}
