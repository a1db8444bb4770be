import AWSShapes

/// Finds the tokens of a JSON document, from front to back.
struct JSONScanner: ~Copyable, ~Escapable {
  /// The document.
  private let bytes: Span<UInt8>
  /// How many bytes are scanned. A number instead of a shorter span, because moving on then takes
  /// one addition, and every token waits for the one before.
  private(set) var offset = 0

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
  }

  /// The number of bytes in the document.
  var count: Int { bytes.count }

  /// The bytes that are not scanned yet.
  @inline(__always)
  var rest: Span<UInt8> {
    @_lifetime(copy self)
    get { bytes.extracting(droppingFirst: offset) }
  }

  /// Returns the bytes from an offset to the current one.
  @_lifetime(copy self)
  func scanned(from start: Int) -> Span<UInt8> {
    bytes.extracting(start..<min(offset, bytes.count))
  }

  @inline(__always)
  var isAtEnd: Bool { offset >= bytes.count }

  /// The next byte, or 0, which is legal nowhere, at the end.
  @inline(__always)
  var peek: UInt8 {
    UInt(bitPattern: offset) < UInt(bitPattern: bytes.count) ? bytes[offset] : 0
  }

  /// Moves on. An offset beyond the end means the same as one at the end.
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

  /// Skips a byte order mark.
  mutating func skipByteOrderMark() {
    if peek == 0xEF, rest.count >= 3, rest[1] == 0xBB, rest[2] == 0xBF { drop(3) }
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
