import AWSShapes

extension JSONScanner {
  /// Which of the open containers are objects, one bit each: no native stack is used, however
  /// deep the document.
  private struct Nesting {
    private var objects = InlineArray<8, UInt64>(repeating: 0)
    private(set) var depth = 0

    mutating func push(isObject: Bool) {
      let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: depth & 63)
      let word = depth >> 6
      objects[word] = isObject ? objects[word] | bit : objects[word] & ~bit
      depth &+= 1
    }

    mutating func pop() {
      depth &-= 1
    }

    /// Whether the innermost container is an object.
    var isObject: Bool {
      let last = depth &- 1
      return objects[last >> 6] >> UInt64(truncatingIfNeeded: last & 63) & 1 == 1
    }
  }

  /// Skips a value, and checks it as strictly as one that is read.
  ///
  /// - Parameters:
  ///   - depth: How many containers are open already.
  ///   - limit: How many may be, at most `JSONLimits.deepest`.
  mutating func skipValue(depth: Int, limit: Int) throws(ShapeReadingError) {
    var nesting = Nesting()
    while true {
      let byte = peek
      if byte == .openBrace || byte == .openBracket {
        guard depth + nesting.depth < limit else { throw tooDeep(limit) }
        nesting.push(isObject: byte == .openBrace)
        drop(1)
        skipWhiteSpace()
        if try skipFirst(isObject: byte == .openBrace) { continue }
        nesting.pop()
      } else {
        try skipScalar(byte)
      }
      if try !skipToNext(&nesting) { return }
    }
  }

  /// Returns whether there is a value in the container just entered; if not, leaves it.
  @inline(__always)
  private mutating func skipFirst(isObject: Bool) throws(ShapeReadingError) -> Bool {
    if skip(isObject ? .closeBrace : .closeBracket) { return false }
    if isObject { try skipNameAndColon() }
    return true
  }

  /// Moves to the next value, leaving containers that end before it; returns false after the
  /// outermost value.
  @inline(__always)
  private mutating func skipToNext(_ nesting: inout Nesting) throws(ShapeReadingError) -> Bool {
    while nesting.depth > 0 {
      skipWhiteSpace()
      let isObject = nesting.isObject
      if skip(.comma) {
        skipWhiteSpace()
        if isObject { try skipNameAndColon() }
        return true
      }
      guard skip(isObject ? .closeBrace : .closeBracket) else {
        throw malformed(expected: "a comma or the end")
      }
      nesting.pop()
    }
    return false
  }

  @inline(__always)
  private mutating func skipNameAndColon() throws(ShapeReadingError) {
    try validate(try scanName())
    try skipColon()
  }

  @inline(__always)
  private mutating func skipScalar(_ byte: UInt8) throws(ShapeReadingError) {
    switch byte {
    case .quote:
      try validate(try scanString())
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      guard skip(.true) || skip(.false) || skip(.null) else {
        throw mismatch(expected: "a value")
      }
    default:
      _ = try scanNumber()
    }
  }

  @inline(never)
  func tooDeep(_ limit: Int) -> ShapeReadingError {
    error(.limit, "values are nested more than \(limit) levels deep")
  }
}
