import AWSShapes

extension JSONScanner {
  /// Skips a name and its colon, if exactly they stand here; a name that is too long to be packed
  /// whole is not found.
  @inline(__always)
  mutating func skip(_ name: PackedNames.Name) -> Bool {
    guard (rest.word ^ name.first) & name.mask == 0 else { return false }
    if name.count > 8 {
      guard rest.count >= name.count, rest.word(at: name.count &- 8) == name.last,
        name.count <= 16 || stands(name)
      else { return false }
    }
    drop(name.count)
    return true
  }

  /// Whether the bytes in the middle of a name stand here, for which there are enough.
  @inline(__always)
  private func stands(_ name: PackedNames.Name) -> Bool {
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
