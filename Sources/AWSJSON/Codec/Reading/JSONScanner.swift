import AWSShapes

/// Finds the tokens of JSON, from front to back.
struct JSONScanner: ~Copyable, ~Escapable {
  /// The document.
  private let bytes: Span<UInt8>
  /// How much is scanned, in bytes. A number and not a shorter span: to move one on takes the time
  /// of one addition, and every token waits for the one before.
  private(set) var offset = 0

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
  }

  /// How long the document is.
  var count: Int { bytes.count }

  /// What is not scanned yet.
  @inline(__always)
  var rest: Span<UInt8> {
    @_lifetime(copy self)
    get { bytes.extracting(droppingFirst: offset) }
  }

  @inline(__always)
  var isAtEnd: Bool { offset >= bytes.count }

  /// The byte that comes next; 0, which is nowhere legal, at the end.
  @inline(__always)
  var peek: UInt8 {
    UInt(bitPattern: offset) < UInt(bitPattern: bytes.count) ? bytes[offset] : 0
  }

  /// Goes on. Beyond the end is the same as at the end.
  @inline(__always)
  mutating func drop(_ count: Int) {
    offset &+= count
  }

  @inline(__always)
  mutating func skipWhiteSpace() {
    if peek <= .space { skipWhiteSpaceRun() }
  }

  @inline(never)
  private mutating func skipWhiteSpaceRun() {
    while peek.isJSONWhiteSpace { drop(1) }
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
