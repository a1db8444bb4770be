import AWSShapes

/// The text between the quotes of a string.
struct JSONStringToken: ~Escapable {
  let content: Span<UInt8>
  let hasEscapes: Bool
  let isASCII: Bool

  @_lifetime(copy content)
  init(content: Span<UInt8>, hasEscapes: Bool, isASCII: Bool) {
    self.content = content
    self.hasEscapes = hasEscapes
    self.isASCII = isASCII
  }
}

extension JSONScanner {
  /// Scans a string and checks its escapes; `text` or `validate` checks its UTF-8.
  ///
  /// - Parameter expected: What to call the value in the error if it is not a string.
  @inline(__always)
  @_lifetime(copy self)
  mutating func scanString(
    expected: StaticString = "a string"
  ) throws(ShapeReadingError) -> JSONStringToken {
    guard skip(.quote) else { throw mismatch(expected: expected) }
    let content = rest
    let start = offset
    var hasEscapes = false
    var beyondASCII: UInt64 = 0
    while true {
      skipPlainText(&beyondASCII)
      switch peek {
      case .quote:
        let length = offset &- start
        drop(1)
        return JSONStringToken(
          content: content.extracting(first: length), hasEscapes: hasEscapes,
          isASCII: beyondASCII == 0)
      case .backslash:
        hasEscapes = true
        _ = try scanEscape()
      default:
        throw brokenString()
      }
    }
  }

  /// Skips to the next byte that is not plain text, or to the end.
  @inline(__always)
  private mutating func skipPlainText(_ beyondASCII: inout UInt64) {
    let text = rest.plainText
    beyondASCII |= text.beyondASCII
    drop(text.length)
  }

  @inline(never)
  private func brokenString() -> ShapeReadingError {
    isAtEnd
      ? error(.truncated, "the document ends within a string")
      : error(.malformed, "an unescaped control character in a string")
  }

  // MARK: Escapes

  /// Scans one escape, or the two escapes of a surrogate pair, and returns the scalar.
  ///
  /// Source: RFC 8259, section 7.
  @inline(never)
  private mutating func scanEscape() throws(ShapeReadingError) -> Unicode.Scalar {
    let start = offset
    drop(1)
    let letter = peek
    drop(1)
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
      throw malformed("an unpaired surrogate in a string", at: start)
    }
    let trail = try scanFourDigits(escapeAt: start)
    guard UTF16.isTrailSurrogate(trail) else {
      throw malformed("an unpaired surrogate in a string", at: start)
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
      drop(1)
    }
    return unit
  }

  // MARK: Text

  /// Returns the text of the string that was scanned last.
  @inline(__always)
  mutating func text(of token: JSONStringToken) throws(ShapeReadingError) -> String {
    token.hasEscapes
      ? try unescapedText(of: token) : try text(of: token.content, at: offset(of: token))
  }

  @inline(__always)
  func validate(_ token: JSONStringToken) throws(ShapeReadingError) {
    if !token.isASCII { try validate(token.content, at: offset(of: token)) }
  }

  /// The offset of the content of the token that was scanned last.
  private func offset(of token: JSONStringToken) -> Int { offset - 1 - token.content.count }

  @inline(never)
  private func unescapedText(of token: JSONStringToken) throws(ShapeReadingError) -> String {
    try validate(token)
    var scanner = JSONScanner(token.content)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(token.content.count)
    while !scanner.isAtEnd {
      if scanner.peek == .backslash {
        bytes.append(contentsOf: UTF8.encode(try scanner.scanEscape()) ?? UTF8.EncodedScalar())
      } else {
        bytes.append(scanner.peek)
        scanner.drop(1)
      }
    }
    return try text(of: bytes.span, at: offset(of: token))
  }

  @inline(__always)
  private func text(
    of content: Span<UInt8>, at start: Int
  ) throws(ShapeReadingError) -> String {
    do {
      return String(copying: try UTF8Span(validating: content))
    } catch {
      throw Self.invalidUTF8(error, at: start)
    }
  }

  @inline(never)
  private func validate(_ content: Span<UInt8>, at start: Int) throws(ShapeReadingError) {
    do {
      _ = try UTF8Span(validating: content)
    } catch {
      throw Self.invalidUTF8(error, at: start)
    }
  }

  private static func invalidUTF8(
    _ error: UTF8.ValidationError, at start: Int
  ) -> ShapeReadingError {
    ShapeReadingError(
      .malformed, "invalid UTF-8 in a string", offset: start + error.byteOffsets.lowerBound)
  }
}
