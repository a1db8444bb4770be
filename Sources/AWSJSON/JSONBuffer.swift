import AWSShapes

/// Bytes that grow at their end, eight at a time.
///
/// The array is longer than what is written, so that a word can always be stored whole and what is
/// too much of it is overwritten.
struct JSONBuffer: ~Copyable {
  private var bytes: [UInt8]
  /// How many bytes are written, but for those that are held.
  private var count = 0
  /// Single bytes, the first in the lowest place, that wait to be written with what follows: most
  /// are commas and brackets, and to reach into the array for each takes longer than that.
  private var held: UInt64 = 0
  private var heldCount = 0

  /// Holds the requests and answers of most operations without growing.
  private static let initialSize = 512
  /// What each buffer starts as. The copy that the first byte makes costs less than a new array, for
  /// which the standard library looks up a type at run time.
  private static let zeros = [UInt8](repeating: 0, count: initialSize)
  /// What a word may stand over, behind the held bytes.
  private static let slack = 16

  init() {
    bytes = Self.zeros
  }

  /// What is written, and nothing else.
  consuming func finish() -> [UInt8] {
    flush()
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// What is written so far.
  var written: Span<UInt8> {
    @_lifetime(&self)
    mutating get {
      flush()
      return bytes.span.extracting(first: count)
    }
  }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if bytes.count &- count < more &+ Self.slack { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    let size = max(bytes.count * 2, count + more + Self.slack)
    bytes.append(contentsOf: repeatElement(0, count: size - bytes.count))
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    held |= UInt64(byte) &<< UInt64(truncatingIfNeeded: heldCount &* 8)
    heldCount &+= 1
    if heldCount == 8 { flush() }
  }

  @inline(never)
  private mutating func flush() {
    reserve(0)
    let (held, place) = (held, count)
    var output = bytes.mutableSpan
    output.store(held, at: place)
    count = place &+ heldCount
    letGo()
  }

  /// Forgets the held bytes, which are written.
  @inline(__always)
  private mutating func letGo() {
    held = 0
    heldCount = 0
  }

  /// Appends a name with its colon, after a comma where one is asked for.
  @inline(__always)
  mutating func append(_ name: PackedNames.Name, afterComma: Bool) {
    if afterComma { append(.comma) }
    reserve(name.count)
    let start = count &+ heldCount
    let (held, place) = (held, count)
    var output = bytes.mutableSpan
    output.store(held, at: place)
    output.store(name.first, at: start)
    if name.count > 8 { output.store(name.second, at: start &+ 8) }
    if name.count > 16 { output.store(name.third, at: start &+ 16) }
    if name.count > 24 { output.store(name.fourth, at: start &+ 24) }
    count = start &+ name.inlineCount
    letGo()
  }

  /// Appends the words of a name that is too long for the other form.
  @inline(never)
  mutating func append(restOf name: PackedNames.Name, words: [UInt64]) {
    reserve(name.count)
    let start = count
    var output = bytes.mutableSpan
    for (place, index) in name.others.enumerated() {
      output.store(words[index], at: start + place * 8)
    }
    count = start + name.count - name.inlineCount
  }

  // MARK: Text

  /// Appends a text that needs no escapes.
  mutating func append(plain text: String) {
    let utf8 = text.utf8.span
    append(plain: utf8, count: utf8.count)
  }

  private mutating func append(plain text: Span<UInt8>, count length: Int) {
    reserve(length)
    let start = count &+ heldCount
    let (held, place) = (held, count)
    var output = bytes.mutableSpan
    output.store(held, at: place)
    output.store(text, count: length, at: start)
    count = start &+ length
    letGo()
  }

  /// Appends a text in quotes, with escapes where they are needed.
  @inline(never)
  mutating func append(quoted text: String) {
    let utf8 = text.utf8.span
    append(.quote)
    reserve(utf8.count)
    let start = count &+ heldCount
    let (held, place) = (held, count)
    var output = bytes.mutableSpan
    output.store(held, at: place)
    guard output.store(plain: utf8, at: start) else { return append(escaped: utf8) }
    count = start &+ utf8.count
    letGo()
    append(.quote)
  }

  /// Appends a text that needs an escape, and the quote behind it.
  @inline(never)
  private mutating func append(escaped text: Span<UInt8>) {
    let length = text.plainText.length
    append(plain: text, count: length)
    appendRest(text.extracting(droppingFirst: length))
  }

  /// Appends the rest of a text that begins with what needs an escape, and the quote.
  @inline(never)
  private mutating func appendRest(_ text: Span<UInt8>) {
    var copied = 0
    while copied < text.count {
      appendEscaped(text[copied])
      let rest = text.extracting(droppingFirst: copied + 1)
      let length = rest.plainText.length
      append(plain: rest, count: length)
      copied += 1 + length
    }
    append(.quote)
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
      append(plain: "u00")
      append(Self.hexadecimalDigit(byte >> 4))
      append(Self.hexadecimalDigit(byte & 0xF))
    }
  }

  private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? .zero + value : UInt8(ascii: "a") + value - 10
  }

  // MARK: Numbers

  private static let longestNumber = 20

  /// Appends a whole number in decimal.
  mutating func append(_ value: Int64) {
    append(value.magnitude, isNegative: value < 0)
  }

  private mutating func append(_ magnitude: UInt64, isNegative: Bool) {
    if isNegative { append(.minus) }
    appendDigits(magnitude, count: Self.digitCount(magnitude))
  }

  /// Appends thousandths as a decimal number without zeros at its end.
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

  private mutating func appendDigits(_ value: UInt64, count digits: Int) {
    reserve(Self.longestNumber)
    var rest = value
    let start = count &+ heldCount
    let (held, place) = (held, count)
    var output = bytes.mutableSpan
    output.store(held, at: place)
    for place in stride(from: start &+ digits &- 1, through: start, by: -1) {
      output[place] = .zero &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count = start &+ digits
    letGo()
  }

  private static func digitCount(_ value: UInt64) -> Int {
    var count = 1
    var rest = value
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    return count
  }

  /// Appends bytes in base64.
  mutating func append(base64 value: [UInt8]) {
    flush()
    bytes.removeLast(bytes.count - count)
    Base64.append(value, to: &bytes)
    count = bytes.count
  }
}

extension MutableSpan where Element == UInt8 {
  /// Stores the first bytes of a text, whole words as far as they go.
  @inline(__always)
  @_lifetime(self: copy self)
  fileprivate mutating func store(_ text: Span<UInt8>, count: Int, at start: Int) {
    var offset = 0
    while offset <= count &- 8 {
      store(text.word(at: offset), at: start &+ offset)
      offset &+= 8
    }
    if offset == count { return }
    if count >= 8 {
      // The last word stands over a part of the one before.
      return store(text.word(at: count &- 8), at: start &+ count &- 8)
    }
    for index in 0..<count { self[start &+ index] = text[index] }
  }

  /// Stores a text and tells whether no byte of it needs an escape, in one pass.
  @inline(__always)
  @_lifetime(self: copy self)
  fileprivate mutating func store(plain text: Span<UInt8>, at start: Int) -> Bool {
    let count = text.count
    guard count >= 8 else {
      let word = text.word
      store(word, at: start)
      // Behind the end there are zeros, which stop.
      return word.textStops.unmarkedBytes == count
    }
    let last = count &- 8
    guard count > 16 else { return storeWords(of: text, at: 0, and: last, start) == 0 }
    // The last words stand over a part of those before.
    var stops = storeWords(of: text, at: last &- 8, and: last, start)
    var offset = 0
    while offset < last &- 8 {
      stops |= storeWords(of: text, at: offset, and: offset &+ 8, start)
      offset &+= 16
    }
    return stops == 0
  }

  /// Stores two words of a text, and marks what needs an escape in either.
  @inline(__always)
  @_lifetime(self: copy self)
  private mutating func storeWords(
    of text: Span<UInt8>, at first: Int, and second: Int, _ start: Int
  ) -> UInt64 {
    let (one, other) = text.words(at: first, and: second)
    store(one, at: start &+ first)
    store(other, at: start &+ second)
    return one.textStops | other.textStops
  }

  /// Stores eight bytes, the lowest first.
  ///
  /// One store: the check tells the compiler that all of the eight are inside.
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
  /// The eight bytes from one offset on, and those from another.
  ///
  /// Never inlined: beside the store of a word the compiler loads and stores each byte of it, as the
  /// same bytes come and go.
  @inline(never)
  fileprivate func words(at first: Int, and second: Int) -> (UInt64, UInt64) {
    (checkedWord(at: first), checkedWord(at: second))
  }

  /// The same as ``word(at:)``, for which the compiler makes less of the check where it stands alone.
  @inline(__always)
  private func checkedWord(at offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset <= count &- 8)
    let low =
      UInt64(self[offset]) | UInt64(self[offset &+ 1]) << 8 | UInt64(self[offset &+ 2]) << 16
      | UInt64(self[offset &+ 3]) << 24
    let high =
      UInt64(self[offset &+ 4]) | UInt64(self[offset &+ 5]) << 8
      | UInt64(self[offset &+ 6]) << 16 | UInt64(self[offset &+ 7]) << 24
    return low | high << 32
  }
}
