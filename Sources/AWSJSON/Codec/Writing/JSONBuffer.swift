import AWSShapes

/// A buffer that grows at its end.
///
/// The latest bytes are in a chunk inside of the buffer, so that writing needs no check for unique
/// ownership. The chunk is a little longer than its capacity, so that eight or sixteen bytes can
/// always be stored at once; excess ones are overwritten. A full chunk is moved to an array.
struct JSONBuffer: ~Copyable {
  private var chunk = InlineArray<576, UInt8>(repeating: 0)
  /// The number of bytes in the chunk, ``room`` at most. Unsigned, so that the compiler knows that it
  /// is never negative.
  private var count: UInt32 = 0
  /// The bytes before the chunk.
  private var full: [UInt8] = []

  /// The capacity of a chunk, which is more than most requests need.
  private static let room = 512

  /// Returns the written bytes, and empties the buffer.
  mutating func finish() -> [UInt8] {
    empty()
    let written = full
    full = []
    return written
  }

  /// The bytes written so far.
  var written: Span<UInt8> {
    @_lifetime(&self)
    mutating get {
      empty()
      return full.span
    }
  }

  /// Moves the chunk to the array.
  @inline(never)
  private mutating func empty() {
    let written = chunk.span.extracting(first: Int(count))
    full.append(addingCapacity: written.count) { full in
      for index in written.indices { full.append(written[index]) }
    }
    count = 0
  }

  /// Makes room for so many more bytes.
  @inline(__always)
  private mutating func reserve(_ more: UInt32) {
    if count > UInt32(Self.room) &- more { empty() }
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    var output = chunk.mutableSpan
    output[Int(count)] = byte
    count &+= 1
  }

  /// Appends a name with its colon, after a comma if asked to. Returns whether it did, which takes a
  /// name that is packed whole, and room.
  @inline(__always)
  mutating func append(_ name: PackedNames.Text, afterComma: Bool) -> Bool {
    guard name.isWhole, count < UInt32(Self.room - 32) else { return false }
    var output = chunk.mutableSpan
    // Overwritten if no comma is needed.
    output[Int(count)] = .comma
    let start = Int(afterComma ? count &+ 1 : count)
    output.store(name.low, at: start)
    output.store(name.high, at: start &+ 16)
    count = UInt32(truncatingIfNeeded: start &+ name.count)
    return true
  }

  // MARK: Text

  /// Appends text in quotes, with escapes.
  @inline(never)
  mutating func append(quoted text: String) {
    let utf8 = text.utf8.span
    guard UInt(bitPattern: utf8.count) &+ 2 <= UInt(Self.room) &- UInt(count) else {
      return append(quoted: utf8)
    }
    let start = Int(count) &+ 1
    var output = chunk.mutableSpan
    output[Int(count)] = .quote
    guard output.store(plain: utf8, at: start) else { return append(quoted: utf8) }
    output[start &+ utf8.count] = .quote
    count &+= UInt32(truncatingIfNeeded: utf8.count &+ 2)
  }

  /// Appends text in quotes that needs an escape or does not fit into the chunk.
  @inline(never)
  private mutating func append(quoted text: Span<UInt8>) {
    append(.quote)
    append(text)
    append(.quote)
  }

  /// Appends text without quotes, with escapes.
  mutating func append(_ text: String) {
    append(text.utf8.span)
  }

  /// Appends text without quotes, with escapes.
  @inline(never)
  mutating func append(_ text: Span<UInt8>) {
    var rest = text
    while true {
      let length = rest.plainText.length
      append(plain: rest.extracting(first: length))
      if length == rest.count { return }
      appendEscaped(rest[length])
      rest = rest.extracting(droppingFirst: length &+ 1)
    }
  }

  /// Appends text that needs no escapes, chunk by chunk.
  mutating func append(plain text: Span<UInt8>) {
    var rest = text
    while !rest.isEmpty {
      if count == UInt32(Self.room) { empty() }
      let piece = rest.extracting(first: Self.room &- Int(count))
      var output = chunk.mutableSpan
      for index in piece.indices { output[Int(count) &+ index] = piece[index] }
      count &+= UInt32(truncatingIfNeeded: piece.count)
      rest = rest.extracting(droppingFirst: piece.count)
    }
  }

  /// Source: RFC 8259, section 7.
  @inline(never)
  private mutating func appendEscaped(_ byte: UInt8) {
    append(.backslash)
    switch byte {
    case .quote, .backslash: append(byte)
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    default:
      append("u00")
      append(Self.hexadecimalDigit(byte >> 4))
      append(Self.hexadecimalDigit(byte & 0xF))
    }
  }

  private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? .zero + value : UInt8(ascii: "a") + value - 10
  }

  /// Appends bytes in base64.
  mutating func append(base64 value: [UInt8]) {
    empty()
    Base64.append(value, to: &full)
  }

  // MARK: Numbers

  private static let longestNumber: UInt32 = 20

  /// Appends a whole number in decimal.
  mutating func append(_ value: Int64) {
    append(value.magnitude, isNegative: value < 0)
  }

  private mutating func append(_ magnitude: UInt64, isNegative: Bool) {
    if isNegative { append(.minus) }
    appendDigits(magnitude, count: Self.digitCount(magnitude))
  }

  /// Appends thousandths as a decimal number without trailing zeros.
  mutating func append(thousandths value: Int64) {
    let (whole, fraction) = value.magnitude.quotientAndRemainder(dividingBy: 1000)
    append(whole, isNegative: value < 0)
    if fraction == 0 { return }
    append(.point)
    if fraction % 100 == 0 {
      appendDigits(fraction / 100, count: 1)
    } else if fraction % 10 == 0 {
      appendDigits(fraction / 10, count: 2)
    } else {
      appendDigits(fraction, count: 3)
    }
  }

  private mutating func appendDigits(_ value: UInt64, count digits: UInt32) {
    reserve(Self.longestNumber)
    var rest = value
    var place = Int(count &+ digits)
    count &+= digits
    var output = chunk.mutableSpan
    for _ in 0..<digits {
      place &-= 1
      output[place] = .zero &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  private static func digitCount(_ value: UInt64) -> UInt32 {
    var count: UInt32 = 1
    var rest = value
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    return count
  }
}

extension MutableSpan where Element == UInt8 {
  /// Stores text and returns whether it needs no escapes, in one pass.
  @inline(__always)
  @_lifetime(self: copy self)
  fileprivate mutating func store(plain text: Span<UInt8>, at start: Int) -> Bool {
    let count = text.count
    if count < 8 {
      let word = text.word
      store(word, at: start)
      // The zeros behind the end count as control characters.
      return word.textStops.unmarkedBytes == count
    }
    if count < 16 {
      let (first, last) = text.ends
      store(first, at: start)
      store(last, at: start &+ count &- 8)
      return first.textStops | last.textStops == 0
    }
    // The last block overlaps the one before it.
    let last = count &- 16
    let block = text.block(at: last)
    store(block, at: start &+ last)
    var stops = block.textStops
    var offset = 0
    while offset < last {
      let block = text.block(at: offset)
      store(block, at: start &+ offset)
      stops |= block.textStops
      offset &+= 16
    }
    return !stops.isMarked
  }

  /// Stores sixteen bytes. This is one store, because the check tells the compiler that all are in
  /// bounds.
  @inline(__always)
  @_lifetime(self: copy self)
  fileprivate mutating func store(_ block: SIMD16<UInt8>, at offset: Int) {
    precondition(offset >= 0 && offset <= count &- 16)
    for index in 0..<16 { self[offset &+ index] = block[index] }
  }

  /// Stores eight bytes, the lowest first.
  @inline(__always)
  @_lifetime(self: copy self)
  fileprivate mutating func store(_ word: UInt64, at offset: Int) {
    precondition(offset >= 0 && offset <= count &- 8)
    self[offset] = UInt8(truncatingIfNeeded: word)
    self[offset &+ 1] = UInt8(truncatingIfNeeded: word >> 8)
    self[offset &+ 2] = UInt8(truncatingIfNeeded: word >> 16)
    self[offset &+ 3] = UInt8(truncatingIfNeeded: word >> 24)
    self[offset &+ 4] = UInt8(truncatingIfNeeded: word >> 32)
    self[offset &+ 5] = UInt8(truncatingIfNeeded: word >> 40)
    self[offset &+ 6] = UInt8(truncatingIfNeeded: word >> 48)
    self[offset &+ 7] = UInt8(truncatingIfNeeded: word >> 56)
  }
}

extension Span where Element == UInt8 {
  /// The first eight bytes and the last eight.
  ///
  /// Never inlined, because next to the store of a word the compiler would load and store each byte.
  @inline(never)
  fileprivate var ends: (UInt64, UInt64) { (word(at: 0), word(at: count &- 8)) }
}
