import AWSShapes

extension JSONScanner {
  /// Skips a name and its colon if they come next, and returns whether they did. Does not find a name
  /// that is too long to be packed whole.
  @inline(__always)
  mutating func skip(_ name: PackedNames.Name) -> Bool {
    guard (rest.word ^ name.first) & name.mask == 0 else { return false }
    if name.count > 8 {
      guard rest.count >= name.count, rest.word(at: name.count &- 8) == name.last,
        name.count <= 16 || hasMiddle(of: name)
      else { return false }
    }
    drop(name.count)
    return true
  }

  /// Returns whether the middle bytes of a name come next. There must be enough bytes.
  @inline(__always)
  private func hasMiddle(of name: PackedNames.Name) -> Bool {
    rest.word(at: 8) == name.second && (name.count <= 24 || rest.word(at: 16) == name.third)
      && name.isWhole
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
