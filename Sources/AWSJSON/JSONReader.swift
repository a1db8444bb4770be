import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads one JSON document, strictly by RFC 8259, without building a tree.
struct JSONReader: ShapeReader, ~Copyable, ~Escapable {
  private var scanner: JSONScanner
  private var depth = 0
  /// Whether nothing of the innermost structure, list or map has been read yet.
  private var isFirst = false
  private let limits: JSONLimits
  private let naming: JSONNaming

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, limits: JSONLimits, naming: JSONNaming = .jsonName) {
    scanner = JSONScanner(bytes)
    self.limits = limits
    self.naming = naming
    scanner.skipWhiteSpace()
  }

  /// Checks that nothing but white space is left.
  mutating func finish() throws(ShapeReadingError) {
    scanner.skipWhiteSpace()
    guard scanner.isAtEnd else {
      throw scanner.error(.malformed, "unexpected text after the document")
    }
  }

  // MARK: Structures

  mutating func beginStructure() throws(ShapeReadingError) {
    try begin(.openBrace, "a structure")
  }

  mutating func nextMember(
    in table: MemberTable, at cursor: inout MemberCursor
  ) throws(ShapeReadingError) -> Int? {
    while try next(closing: .closeBrace) {
      let index = try readMemberName(in: table, expected: cursor.expected)
      try readColon()
      if try readNull() { continue }
      guard let index else {
        try skipValue()
        continue
      }
      cursor.expected = index + 1
      return index
    }
    return nil
  }

  private mutating func readMemberName(
    in table: MemberTable, expected: Int
  ) throws(ShapeReadingError) -> Int? {
    let names = naming.names(of: table)
    if expected < names.utf8.count, scanner.skip(quoted: names.utf8[expected]) { return expected }
    let start = scanner.offset
    let token = try scanName()
    if token.hasEscapes {
      let name = try scanner.text(of: token, at: start)
      return names.texts.firstIndex(of: name)
    }
    if let index = scanner.index(of: token, in: names.utf8) { return index }
    try scanner.validate(token, at: start)
    return nil
  }

  // MARK: Unions

  mutating func beginUnion(in table: MemberTable) throws(ShapeReadingError) -> UnionMember {
    let start = scanner.offset
    try begin(.openBrace, "a union")
    guard let member = try nextUnionMember(in: table) else {
      throw ShapeReadingError(.mismatch, "a union without a member", offset: start)
    }
    return member
  }

  mutating func endUnion() throws(ShapeReadingError) {
    let start = scanner.offset
    if try nextUnionMember(in: nil) != nil {
      throw ShapeReadingError(.mismatch, "a union with more than one member", offset: start)
    }
  }

  private mutating func nextUnionMember(
    in table: MemberTable?
  ) throws(ShapeReadingError) -> UnionMember? {
    while try next(closing: .closeBrace) {
      let start = scanner.offset
      let token = try scanName()
      let name = try scanner.text(of: token, at: start)
      try readColon()
      if try readNull() { continue }
      if name == "__type" {
        try skipValue()
        continue
      }
      return table.flatMap { naming.names(of: $0).texts.firstIndex(of: name) }.map(
        UnionMember.known) ?? .unknown(name)
    }
    return nil
  }

  // MARK: Lists and maps

  mutating func beginList() throws(ShapeReadingError) {
    try begin(.openBracket, "a list")
  }

  mutating func nextElement() throws(ShapeReadingError) -> Bool {
    try next(closing: .closeBracket)
  }

  mutating func beginMap() throws(ShapeReadingError) {
    try begin(.openBrace, "a map")
  }

  mutating func nextKey() throws(ShapeReadingError) -> String? {
    guard try next(closing: .closeBrace) else { return nil }
    let start = scanner.offset
    let key = try scanner.text(of: scanName(), at: start)
    try readColon()
    return key
  }

  private mutating func begin(_ opening: UInt8, _ what: String) throws(ShapeReadingError) {
    guard scanner.skip(opening) else { throw scanner.mismatch(expected: what) }
    depth += 1
    guard depth <= limits.depth else {
      throw scanner.error(.limit, "more than \(limits.depth) levels of nesting")
    }
    isFirst = true
  }

  private mutating func next(closing: UInt8) throws(ShapeReadingError) -> Bool {
    scanner.skipWhiteSpace()
    if scanner.skip(closing) {
      depth -= 1
      isFirst = false
      return false
    }
    if isFirst {
      isFirst = false
      return true
    }
    guard scanner.skip(.comma) else { throw scanner.malformed(expected: "a comma or the end") }
    scanner.skipWhiteSpace()
    return true
  }

  private mutating func readColon() throws(ShapeReadingError) {
    scanner.skipWhiteSpace()
    guard scanner.skip(.colon) else { throw scanner.malformed(expected: "a colon") }
    scanner.skipWhiteSpace()
  }

  mutating func skipValue() throws(ShapeReadingError) {
    switch scanner.peek {
    case .quote:
      let start = scanner.offset
      try scanner.validate(scanner.scanString(), at: start)
    case .openBrace:
      try beginMap()
      while try next(closing: .closeBrace) {
        try skipKey()
        try readColon()
        try skipValue()
      }
    case .openBracket:
      try beginList()
      while try next(closing: .closeBracket) { try skipValue() }
    case UInt8(ascii: "t"), UInt8(ascii: "f"):
      _ = try readBool()
    case UInt8(ascii: "n"):
      guard try readNull() else { throw scanner.mismatch(expected: "a value") }
    default:
      _ = try scanner.scanNumber()
    }
  }

  private mutating func skipKey() throws(ShapeReadingError) {
    let start = scanner.offset
    try scanner.validate(scanName(), at: start)
  }

  private mutating func scanName() throws(ShapeReadingError) -> JSONScanner.StringToken {
    guard scanner.peek == .quote else { throw scanner.malformed(expected: "a name") }
    return try scanner.scanString()
  }

  // MARK: Scalars

  mutating func readNull() throws(ShapeReadingError) -> Bool {
    scanner.peek == UInt8(ascii: "n") && scanner.skip(word: "null")
  }

  mutating func readString() throws(ShapeReadingError) -> String {
    let start = scanner.offset
    return try scanner.text(of: scanner.scanString(), at: start)
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
    if scanner.skip(word: "true") { return true }
    if scanner.skip(word: "false") { return false }
    throw scanner.mismatch(expected: "a boolean")
  }

  mutating func readInteger(in range: ClosedRange<Int64>) throws(ShapeReadingError) -> Int64 {
    let start = scanner.offset
    let token = try scanner.scanNumber()
    guard token.isInteger, let value = Int64(scanner.asciiText(from: start, to: scanner.offset)),
      range.contains(value)
    else {
      throw ShapeReadingError(
        .mismatch, "expected an integer from \(range.lowerBound) to \(range.upperBound)",
        offset: start)
    }
    return value
  }

  /// Source: Smithy "AWS restJson1 protocol": numbers that JSON cannot hold are strings.
  mutating func readDouble() throws(ShapeReadingError) -> Double {
    guard scanner.peek == .quote else { return try readNumber() }
    let start = scanner.offset
    switch try readString() {
    case "NaN": return .nan
    case "Infinity": return .infinity
    case "-Infinity": return -.infinity
    default: throw ShapeReadingError(.mismatch, "expected a number, found a string", offset: start)
    }
  }

  mutating func readFloat() throws(ShapeReadingError) -> Float {
    if scanner.peek == .quote { return Float(try readDouble()) }
    let start = scanner.offset
    _ = try scanner.scanNumber()
    guard let value = Float(scanner.asciiText(from: start, to: scanner.offset)), value.isFinite
    else { throw ShapeReadingError(.mismatch, "a number too large for a float", offset: start) }
    return value
  }

  mutating func readBigInteger() throws(ShapeReadingError) -> BigInteger {
    let start = scanner.offset
    _ = try scanner.scanNumber()
    guard let value = BigInteger(scanner.asciiText(from: start, to: scanner.offset)) else {
      throw ShapeReadingError(.mismatch, "expected an integer", offset: start)
    }
    return value
  }

  mutating func readBigDecimal() throws(ShapeReadingError) -> BigDecimal {
    let start = scanner.offset
    _ = try scanner.scanNumber()
    guard let value = BigDecimal(scanner.asciiText(from: start, to: scanner.offset)) else {
      throw ShapeReadingError(.mismatch, "expected a number", offset: start)
    }
    return value
  }

  mutating func readBlob() throws(ShapeReadingError) -> [UInt8] {
    let start = scanner.offset
    guard let bytes = Base64.decode(try readString().utf8.span) else {
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

  mutating func readDocument() throws(ShapeReadingError) -> Document {
    switch scanner.peek {
    case .quote: return .string(try readString())
    case .openBrace: return .map(try readMapOfDocuments())
    case .openBracket: return .list(try readListOfDocuments())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try readBool())
    case UInt8(ascii: "n"):
      guard try readNull() else { throw scanner.mismatch(expected: "a value") }
      return .null
    default: return .number(try readBigDecimal())
    }
  }

  private mutating func readListOfDocuments() throws(ShapeReadingError) -> [Document] {
    var list: [Document] = []
    try beginList()
    while try nextElement() { list.append(try readDocument()) }
    return list
  }

  private mutating func readMapOfDocuments() throws(ShapeReadingError) -> [String: Document] {
    var map: [String: Document] = [:]
    try beginMap()
    while let key = try nextKey() { map[key] = try readDocument() }
    return map
  }

  private mutating func readNumber() throws(ShapeReadingError) -> Double {
    let start = scanner.offset
    let token = try scanner.scanNumber()
    if let exact = token.exactDouble { return exact }
    let text = scanner.asciiText(from: start, to: scanner.offset)
    guard let value = Double(text), value.isFinite else {
      throw ShapeReadingError(.mismatch, "a number too large for a double", offset: start)
    }
    return value
  }
}
