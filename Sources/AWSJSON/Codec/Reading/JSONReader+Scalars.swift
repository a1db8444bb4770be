import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension JSONReader {
  mutating func readNull() throws(ShapeReadingError) -> Bool {
    scanner.skip(.null)
  }

  mutating func readString() throws(ShapeReadingError) -> String {
    try scanner.text(of: scanner.scanString())
  }

  /// Reads a string, or skips a value of another kind.
  mutating func readStringIfPresent() throws(ShapeReadingError) -> String? {
    guard scanner.peek == .quote else {
      try skipValue()
      return nil
    }
    return try readString()
  }

  mutating func readBool() throws(ShapeReadingError) -> Bool {
    if scanner.skip(.true) { return true }
    if scanner.skip(.false) { return false }
    throw scanner.mismatch(expected: "a boolean")
  }

  // MARK: Integers

  mutating func readInteger(in range: ClosedRange<Int64>) throws(ShapeReadingError) -> Int64 {
    let start = scanner.offset
    if let value = try scanner.scanNumber(expected: "an integer").int64, range.contains(value) {
      return value
    }
    if let value = wholeNumber(from: start).flatMap({ Int64($0) }), range.contains(value) {
      return value
    }
    throw ShapeReadingError(
      .mismatch, "expected an integer from \(range.lowerBound) to \(range.upperBound)",
      offset: start)
  }

  mutating func readBigInteger() throws(ShapeReadingError) -> BigInteger {
    let start = scanner.offset
    let text = try scanNumberText(expected: "an integer")
    if let value = BigInteger(text) ?? wholeNumber(from: start).flatMap({ BigInteger($0) }) {
      return value
    }
    throw ShapeReadingError(
      .mismatch, "expected an integer, found a number with a fraction or an exponent",
      offset: start)
  }

  /// Returns the digits of the number that was just scanned, if its value is whole and the reader is
  /// lenient.
  @inline(never)
  private func wholeNumber(from start: Int) -> String? {
    isLenient ? NumberGrammar.wholeNumber(scannedText(from: start)) : nil
  }

  // MARK: Numbers

  mutating func readDouble() throws(ShapeReadingError) -> Double {
    scanner.peek == .quote ? try readNonFiniteNumber() : try readNumber(expected: "a number")
  }

  mutating func readFloat() throws(ShapeReadingError) -> Float {
    if scanner.peek == .quote { return Float(try readNonFiniteNumber()) }
    let start = scanner.offset
    // Converting a double would round twice.
    guard let value = Float(try scanNumberText(expected: "a number")), value.isFinite else {
      throw ShapeReadingError(.mismatch, "the number is too large for a float", offset: start)
    }
    return value
  }

  /// Source: Smithy "AWS restJson1 protocol": numbers that JSON cannot represent are strings.
  private mutating func readNonFiniteNumber() throws(ShapeReadingError) -> Double {
    let start = scanner.offset
    guard let value = Double(nonFiniteWireText: try readString()) else {
      throw ShapeReadingError(.mismatch, "expected a number, found a string", offset: start)
    }
    return value
  }

  private mutating func readNumber(expected: StaticString) throws(ShapeReadingError) -> Double {
    let start = scanner.offset
    if let exact = try scanner.scanNumber(expected: expected).exactDouble { return exact }
    guard let value = Double(scannedText(from: start)), value.isFinite else {
      throw ShapeReadingError(.mismatch, "the number is too large for a double", offset: start)
    }
    return value
  }

  mutating func readBigDecimal() throws(ShapeReadingError) -> BigDecimal {
    let start = scanner.offset
    guard let value = BigDecimal(try scanNumberText(expected: "a number")) else {
      throw ShapeReadingError(.mismatch, "expected a number", offset: start)
    }
    return value
  }

  private mutating func scanNumberText(
    expected: StaticString
  ) throws(ShapeReadingError) -> String {
    let start = scanner.offset
    _ = try scanner.scanNumber(expected: expected)
    return scannedText(from: start)
  }

  /// Returns the text of the number that was just scanned, which is ASCII.
  private func scannedText(from start: Int) -> String {
    guard let text = try? UTF8Span(validating: scanner.scanned(from: start)) else { return "" }
    return String(copying: text)
  }

  // MARK: Blobs and timestamps

  mutating func readBlob() throws(ShapeReadingError) -> [UInt8] {
    let start = scanner.offset
    let token = try scanner.scanString(expected: "a base64 string")
    let bytes =
      token.hasEscapes
      ? Base64.decode(try scanner.text(of: token).utf8.span) : Base64.decode(token.content)
    guard let bytes else {
      throw ShapeReadingError(
        .mismatch, "expected a base64 string, found another string", offset: start)
    }
    return bytes
  }

  mutating func readTimestamp(_ format: TimestampFormat?) throws(ShapeReadingError) -> Date {
    let format = format ?? .epochSeconds
    let isText = isLenient ? scanner.peek == .quote : format != .epochSeconds
    guard isText else {
      return Date(timeIntervalSince1970: try readNumber(expected: "a timestamp"))
    }
    let start = scanner.offset
    let text = try scanner.text(of: scanner.scanString(expected: "a timestamp"))
    guard let date = isLenient ? format.lenientDate(from: text) : format.date(from: text) else {
      throw ShapeReadingError(
        .mismatch, "expected a timestamp (\(format)), found another string", offset: start)
    }
    return date
  }
}
