import AWSShapes

extension JSONScanner {
  /// Skips a name and its colon, if exactly they stand here.
  @inline(__always)
  mutating func skip(_ names: PackedNames, _ index: Int) -> Bool {
    let name = names.names[index]
    guard (rest.word ^ name.first) & name.mask == 0 else { return false }
    if name.count > 8 {
      guard rest.count >= name.count, rest.word(at: name.count &- 8) == name.last,
        name.count <= 16 || stands(name, names.words)
      else { return false }
    }
    drop(name.count)
    return true
  }

  /// Whether the bytes in the middle of a name stand here, for which there are enough.
  @inline(never)
  private func stands(_ name: PackedNames.Name, _ words: [UInt64]) -> Bool {
    guard rest.word(at: 8) == name.second else { return false }
    if name.count <= 24 { return true }
    guard rest.word(at: 16) == name.third else { return false }
    if name.count <= 32 { return true }
    guard rest.word(at: 24) == name.fourth else { return false }
    // The last word may be cut; it is compared already.
    for index in name.others.dropLast() {
      let offset = 32 &+ (index &- name.others.lowerBound) &* 8
      if rest.word(at: offset) != words[index] { return false }
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
