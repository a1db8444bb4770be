import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes JSON into one buffer.
struct JSONWriter: ShapeWriter, ~Copyable {
  private var bytes: [UInt8] = []
  private let indent: Int?
  private let naming: JSONNaming
  private var depth = 0
  /// Whether nothing stands yet in the innermost structure, list or map.
  private var isEmpty = true
  private var failure: ShapeWritingError?

  /// Holds the requests and answers of most operations without growing.
  private static let initialCapacity = 512

  init(layout: JSONLayout, naming: JSONNaming = .jsonName) {
    indent = layout.indent
    self.naming = naming
    bytes.reserveCapacity(Self.initialCapacity)
  }

  consuming func finish() throws(ShapeWritingError) -> [UInt8] {
    if let failure { throw failure }
    return bytes
  }

  // MARK: Containers

  mutating func beginStructure() { begin(.openBrace) }
  mutating func endStructure() { end(.closeBrace) }
  mutating func beginList() { begin(.openBracket) }
  mutating func endList() { end(.closeBracket) }
  mutating func beginMap() { begin(.openBrace) }
  mutating func endMap() { end(.closeBrace) }

  mutating func member(_ index: Int, of table: MemberTable) {
    separate()
    bytes.append(contentsOf: naming.names(of: table).quoted[index])
    if indent != nil { bytes.append(.space) }
  }

  mutating func key(_ key: String) {
    separate()
    writeText(key)
    colon()
  }

  mutating func element() {
    separate()
  }

  private mutating func begin(_ byte: UInt8) {
    bytes.append(byte)
    depth += 1
    isEmpty = true
  }

  private mutating func end(_ byte: UInt8) {
    depth -= 1
    if !isEmpty { breakLine() }
    bytes.append(byte)
    isEmpty = false
  }

  private mutating func separate() {
    if !isEmpty { bytes.append(.comma) }
    isEmpty = false
    breakLine()
  }

  private mutating func colon() {
    bytes.append(.colon)
    if indent != nil { bytes.append(.space) }
  }

  private mutating func breakLine() {
    guard let indent else { return }
    bytes.append(.lineFeed)
    bytes.append(contentsOf: repeatElement(.space, count: indent * depth))
  }

  // MARK: Scalars

  mutating func writeNull() {
    bytes.append(contentsOf: "null".utf8)
  }

  mutating func writeString(_ value: String) {
    writeText(value)
  }

  mutating func writeBool(_ value: Bool) {
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  mutating func writeInteger(_ value: Int64) {
    bytes.append(contentsOf: String(value).utf8)
  }

  /// Source: Smithy "AWS restJson1 protocol": numbers that JSON cannot hold are strings.
  mutating func writeDouble(_ value: Double) {
    writeNumber(value.wireText, isFinite: value.isFinite)
  }

  mutating func writeFloat(_ value: Float) {
    writeNumber(value.wireText, isFinite: value.isFinite)
  }

  mutating func writeBigInteger(_ value: BigInteger) {
    bytes.append(contentsOf: value.text.utf8)
  }

  mutating func writeBigDecimal(_ value: BigDecimal) {
    bytes.append(contentsOf: value.text.utf8)
  }

  mutating func writeBlob(_ value: [UInt8]) {
    bytes.append(.quote)
    Base64.append(value, to: &bytes)
    bytes.append(.quote)
  }

  mutating func writeByteStream(_ value: ByteStream) {
    guard let bytes = value.bytes else { return fail("a stream that is not in memory") }
    writeBlob(bytes)
  }

  mutating func writeTimestamp(_ value: Date, _ format: TimestampFormat?) {
    if let format, format != .epochSeconds { return writeCalendarTime(value, format) }
    guard let epoch = EpochSeconds(value) else {
      return fail("a timestamp that is not finite")
    }
    writeDouble(epoch.value)
  }

  private mutating func writeCalendarTime(_ value: Date, _ format: TimestampFormat) {
    guard let text = format.text(of: value) else {
      return fail("a timestamp outside of the years 0 to 9999")
    }
    writeText(text)
  }

  /// Keeps the first failure; the document goes on, so that it stays well formed.
  private mutating func fail(_ reason: String) {
    if failure == nil {
      failure = ShapeWritingError(
        reason, path: JSONPath.path(toOffset: bytes.count, in: bytes.span))
    }
    writeNull()
  }

  private mutating func writeNumber(_ text: String, isFinite: Bool) {
    if isFinite { bytes.append(contentsOf: text.utf8) } else { writeText(text) }
  }

  private mutating func writeText(_ text: String) {
    bytes.append(.quote)
    let utf8 = text.utf8.span
    var copied = 0
    for index in 0..<utf8.count {
      guard let escape = JSONEscape.escape(of: utf8[index]) else { continue }
      append(utf8, from: copied, to: index)
      escape.append(to: &bytes)
      copied = index + 1
    }
    if copied == 0 {
      bytes.append(contentsOf: text.utf8)
    } else {
      append(utf8, from: copied, to: utf8.count)
    }
    bytes.append(.quote)
  }

  private mutating func append(_ utf8: borrowing Span<UInt8>, from start: Int, to end: Int) {
    for index in start..<end { bytes.append(utf8[index]) }
  }
}
