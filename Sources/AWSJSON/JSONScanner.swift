import AWSShapes

/// Finds the tokens of a JSON document and checks them.
struct JSONScanner: ~Copyable, ~Escapable {
  private let bytes: Span<UInt8>
  private(set) var offset = 0

  /// What a string is made of; its text stands between the quotes.
  struct StringToken {
    var start: Int
    var end: Int
    var hasEscapes: Bool
    var isASCII: Bool
  }

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { offset >= bytes.count }

  /// The byte that comes next; 0, which is nowhere legal, at the end.
  var peek: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  mutating func skipWhiteSpace() {
    while offset < bytes.count, bytes[offset].isJSONWhiteSpace { offset += 1 }
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard offset < bytes.count, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  mutating func skip(word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard bytes.count - offset >= length else { return false }
    var index = offset
    for scalar in word.description.utf8 {
      guard bytes[index] == scalar else { return false }
      index += 1
    }
    offset = index
    return true
  }

  /// Skips the name if exactly it stands here in quotes.
  mutating func skip(quoted name: [UInt8]) -> Bool {
    let closing = offset + 1 + name.count
    guard closing < bytes.count, bytes[closing] == .quote, bytes[offset] == .quote else {
      return false
    }
    guard matches(name, at: offset + 1) else { return false }
    offset = closing + 1
    return true
  }

  func index(of token: StringToken, in names: [[UInt8]]) -> Int? {
    names.firstIndex { $0.count == token.end - token.start && matches($0, at: token.start) }
  }

  private func matches(_ name: [UInt8], at start: Int) -> Bool {
    for index in name.indices where bytes[start + index] != name[index] { return false }
    return true
  }

  // MARK: Strings

  /// Scans a string and checks its escapes; `text` or `validate` checks its UTF-8.
  mutating func scanString() throws(ShapeReadingError) -> StringToken {
    guard skip(.quote) else { throw mismatch(expected: "a string") }
    var token = StringToken(start: offset, end: offset, hasEscapes: false, isASCII: true)
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case .quote:
        token.end = offset
        offset += 1
        return token
      case .backslash:
        token.hasEscapes = true
        _ = try scanEscape()
      case 0..<UInt8.space:
        throw error(.malformed, "an unescaped control character in a string")
      default:
        if byte >= 0x80 { token.isASCII = false }
        offset += 1
      }
    }
    throw error(.truncated, "the document ends within a string")
  }

  /// Scans one escape, or the two of a surrogate pair, and returns its character.
  private mutating func scanEscape() throws(ShapeReadingError) -> Unicode.Scalar {
    let start = offset
    offset += 1
    let letter = peek
    offset += 1
    switch letter {
    case .quote, .backslash, UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try scanUnicodeEscape(startingAt: start)
    default: throw malformed("an unknown escape in a string", at: start)
    }
  }

  private mutating func scanUnicodeEscape(
    startingAt start: Int
  ) throws(ShapeReadingError) -> Unicode.Scalar {
    let unit = try scanFourDigits(escapeAt: start)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(unit), skip(.backslash), skip(UInt8(ascii: "u")) else {
      throw malformed("half a surrogate pair in a string", at: start)
    }
    let trail = try scanFourDigits(escapeAt: start)
    guard UTF16.isTrailSurrogate(trail) else {
      throw malformed("half a surrogate pair in a string", at: start)
    }
    return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
  }

  private mutating func scanFourDigits(escapeAt start: Int) throws(ShapeReadingError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = peek.hexadecimalValue else {
        throw malformed("a Unicode escape without four digits", at: start)
      }
      unit = unit << 4 | digit
      offset += 1
    }
    return unit
  }

  /// The text of a string scanned before.
  mutating func text(of token: StringToken, at start: Int) throws(ShapeReadingError) -> String {
    if !token.hasEscapes { return try text(from: token.start, to: token.end) }
    let resume = offset
    offset = token.start
    var text = ""
    var copied = offset
    while offset < token.end {
      guard bytes[offset] == .backslash else {
        offset += 1
        continue
      }
      text += try self.text(from: copied, to: offset)
      text.unicodeScalars.append(try scanEscape())
      copied = offset
    }
    text += try self.text(from: copied, to: token.end)
    offset = resume
    return text
  }

  func validate(_ token: StringToken, at start: Int) throws(ShapeReadingError) {
    if token.isASCII { return }
    _ = try text(from: token.start, to: token.end)
  }

  private func text(from start: Int, to end: Int) throws(ShapeReadingError) -> String {
    do {
      return String(copying: try UTF8Span(validating: bytes.extracting(start..<end)))
    } catch {
      throw ShapeReadingError(
        .malformed, "invalid UTF-8 in a string", offset: start + error.byteOffsets.lowerBound)
    }
  }

  /// The text of a number, which is ASCII.
  func asciiText(from start: Int, to end: Int) -> String {
    (try? text(from: start, to: end)) ?? ""
  }

  // MARK: Numbers

  mutating func scanNumber() throws(ShapeReadingError) -> JSONNumberToken {
    var token = JSONNumberToken()
    let start = offset
    token.isNegative = skip(.minus)
    guard peek.isDigit else {
      if token.isNegative { throw malformed("a number without digits", at: start) }
      throw mismatch(expected: "a value")
    }
    let hasLeadingZero = peek == .zero
    let digits = scanDigits(into: &token)
    guard !hasLeadingZero || digits == 1 else {
      throw ShapeReadingError(.malformed, "a number with a leading zero", offset: start)
    }
    if skip(.point) {
      token.isInteger = false
      token.fractionDigits = scanDigits(into: &token)
      guard token.fractionDigits > 0 else {
        throw malformed("a number without digits after its point", at: start)
      }
    }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      token.isInteger = false
      token.hasExponent = true
      _ = skip(.plus) || skip(.minus)
      var exponent = JSONNumberToken()
      guard scanDigits(into: &exponent) > 0 else {
        throw malformed("a number without digits in its exponent", at: start)
      }
    }
    return token
  }

  private mutating func scanDigits(into token: inout JSONNumberToken) -> Int {
    let start = offset
    while offset < bytes.count, bytes[offset].isDigit {
      token.append(digit: bytes[offset])
      offset += 1
    }
    return offset - start
  }

  // MARK: Errors

  func error(_ kind: ShapeReadingError.Kind, _ reason: String) -> ShapeReadingError {
    ShapeReadingError(kind, reason, offset: min(offset, bytes.count))
  }

  /// What is not JSON is only cut off where the document ends.
  private func malformed(_ reason: String, at start: Int) -> ShapeReadingError {
    isAtEnd
      ? error(.truncated, "\(reason), where the document ends")
      : ShapeReadingError(.malformed, reason, offset: start)
  }

  /// For what no shape at all could have here.
  func malformed(expected: String) -> ShapeReadingError {
    var error = mismatch(expected: expected)
    if error.kind == .mismatch { error.kind = .malformed }
    return error
  }

  func mismatch(expected: String) -> ShapeReadingError {
    if bytes.count == 0 { return error(.empty, "expected \(expected), the document is empty") }
    if isAtEnd { return error(.truncated, "expected \(expected), the document ends") }
    if endsWithinWord { return error(.truncated, "expected \(expected), the document ends") }
    guard let found = kind(of: peek) else {
      return error(.malformed, "expected \(expected), found something that is not JSON")
    }
    return error(.mismatch, "expected \(expected), found \(found)")
  }

  /// Whether nothing is left but the start of `true`, `false` or `null`.
  private var endsWithinWord: Bool {
    for word in ["true", "false", "null"] where bytes.count - offset < word.utf8.count {
      let start = Array(word.utf8.prefix(bytes.count - offset))
      if matches(start, at: offset) { return true }
    }
    return false
  }

  private func kind(of byte: UInt8) -> String? {
    switch byte {
    case .quote: "a string"
    case .openBrace: "an object"
    case .openBracket: "an array"
    case .minus, .zero ... .nine: "a number"
    case UInt8(ascii: "t"), UInt8(ascii: "f"): "a boolean"
    case UInt8(ascii: "n"): "null"
    default: nil
    }
  }
}
