import AWSShapes

/// Finds the tokens of JSON, from front to back.
struct JSONScanner: ~Copyable, ~Escapable {
  /// What is not scanned yet.
  var rest: Span<UInt8>
  /// How long the document is.
  let count: Int

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    rest = bytes
    count = bytes.count
  }

  /// How much is scanned, in bytes.
  @inline(__always)
  var offset: Int { count &- rest.count }

  var isAtEnd: Bool { rest.isEmpty }

  /// The byte that comes next; 0, which is nowhere legal, at the end.
  @inline(__always)
  var peek: UInt8 { rest.next }

  @inline(__always)
  mutating func drop(_ count: Int) {
    rest = rest.extracting(droppingFirst: count)
  }

  @inline(__always)
  mutating func skipWhiteSpace() {
    if peek <= .space { skipWhiteSpaceRun() }
  }

  @inline(never)
  private mutating func skipWhiteSpaceRun() {
    while !rest.isEmpty, rest[0].isJSONWhiteSpace { drop(1) }
  }

  @inline(__always)
  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte, byte != 0 else { return false }
    drop(1)
    return true
  }

  @inline(__always)
  mutating func skip(_ literal: JSONLiteral) -> Bool {
    guard (rest.word ^ literal.bytes) & literal.mask == 0 else { return false }
    drop(literal.count)
    return true
  }
}
