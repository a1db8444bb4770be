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

  /// Reads a string, or skips what is none.
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

  // MARK: Numbers

  mutating func readInteger(in range: ClosedRange<Int64>) throws(ShapeReadingError) -> Int64 {
    let start = scanner.offset
    guard let value = try scanner.scanNumber().int64, range.contains(value) else {
      throw ShapeReadingError(
        .mismatch, "expected an integer from \(range.lowerBound) to \(range.upperBound)",
        offset: start)
    }
    return value
  }

  mutating func readDouble() throws(ShapeReadingError) -> Double {
    scanner.peek == .quote ? try readUnusualNumber() : try readNumber()
  }

  mutating func readFloat() throws(ShapeReadingError) -> Float {
    if scanner.peek == .quote { return Float(try readUnusualNumber()) }
    let start = scanner.offset
    // By way of a double it might be rounded twice.
    guard let value = Float(try scanNumberText()), value.isFinite else {
      throw ShapeReadingError(.mismatch, "a number too large for a float", offset: start)
    }
    return value
  }

  /// Source: Smithy "AWS restJson1 protocol": numbers that JSON cannot hold are strings.
  private mutating func readUnusualNumber() throws(ShapeReadingError) -> Double {
    let start = scanner.offset
    switch try readString() {
    case "NaN": return .nan
    case "Infinity": return .infinity
    case "-Infinity": return -.infinity
    default: throw ShapeReadingError(.mismatch, "expected a number, found a string", offset: start)
    }
  }

  private mutating func readNumber() throws(ShapeReadingError) -> Double {
    let start = scanner.offset
    let token = scanner.rest
    if let exact = try scanner.scanNumber().exactDouble { return exact }
    let text = Self.text(token.extracting(first: scanner.offset - start))
    guard let value = Double(text), value.isFinite else {
      throw ShapeReadingError(.mismatch, "a number too large for a double", offset: start)
    }
    return value
  }

  mutating func readBigInteger() throws(ShapeReadingError) -> BigInteger {
    let start = scanner.offset
    guard let value = BigInteger(try scanNumberText()) else {
      throw ShapeReadingError(.mismatch, "expected an integer", offset: start)
    }
    return value
  }

  mutating func readBigDecimal() throws(ShapeReadingError) -> BigDecimal {
    let start = scanner.offset
    guard let value = BigDecimal(try scanNumberText()) else {
      throw ShapeReadingError(.mismatch, "expected a number", offset: start)
    }
    return value
  }

  private mutating func scanNumberText() throws(ShapeReadingError) -> String {
    let start = scanner.offset
    let token = scanner.rest
    _ = try scanner.scanNumber()
    return Self.text(token.extracting(first: scanner.offset - start))
  }

  /// The text of a number that was scanned, which is ASCII.
  private static func text(_ number: Span<UInt8>) -> String {
    guard let text = try? UTF8Span(validating: number) else { return "" }
    return String(copying: text)
  }

  // MARK: Blobs and timestamps

  mutating func readBlob() throws(ShapeReadingError) -> [UInt8] {
    let start = scanner.offset
    let token = try scanner.scanString()
    let bytes =
      token.hasEscapes
      ? Base64.decode(try scanner.text(of: token).utf8.span) : Base64.decode(token.content)
    guard let bytes else {
      throw ShapeReadingError(.mismatch, "expected bytes in base64", offset: start)
    }
    return bytes
  }

  mutating func readTimestamp(_ format: TimestampFormat?) throws(ShapeReadingError) -> Date {
    guard let format, format != .epochSeconds else {
      return Date(timeIntervalSince1970: try readNumber())
    }
    let start = scanner.offset
    guard let date = format.date(from: try readString()) else {
      throw ShapeReadingError(.mismatch, "expected a time as \(format)", offset: start)
    }
    return date
  }
}
