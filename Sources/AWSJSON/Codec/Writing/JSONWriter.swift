import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes JSON to a buffer.
struct JSONWriter: ShapeWriter, ~Copyable {
  private var buffer = JSONBuffer()
  private let indent: Int?
  private let naming: JSONNaming
  private var depth = 0
  /// Whether the innermost structure, list or map is still empty.
  private var isEmpty = true
  private var failure: ShapeWritingError?

  init(layout: JSONLayout, naming: JSONNaming = .jsonName) {
    indent = layout.indent
    self.naming = naming
  }

  mutating func finish() throws(ShapeWritingError) -> [UInt8] {
    if let failure { throw failure }
    return buffer.finish()
  }

  // MARK: Containers

  mutating func beginStructure() { begin(.openBrace) }
  mutating func endStructure() { end(.closeBrace) }
  mutating func beginList() { begin(.openBracket) }
  mutating func endList() { end(.closeBracket) }
  mutating func beginMap() { begin(.openBrace) }
  mutating func endMap() { end(.closeBrace) }

  mutating func member(_ index: Int, of table: MemberTable) {
    let text = naming.names(of: table).packed.texts[index]
    guard indent == nil, buffer.append(text, afterComma: !isEmpty) else {
      return appendMember(index, of: table)
    }
    isEmpty = false
  }

  /// Appends the name of a member that is long, is on its own line, or does not fit into the chunk.
  @inline(never)
  private mutating func appendMember(_ index: Int, of table: MemberTable) {
    separate()
    let name = naming.names(of: table).quoted[index]
    buffer.append(plain: name.span)
    if indent != nil { buffer.append(.space) }
  }

  mutating func key(_ key: String) {
    separate()
    buffer.append(quoted: key)
    buffer.append(.colon)
    if indent != nil { buffer.append(.space) }
  }

  mutating func element() {
    separate()
  }

  @inline(__always)
  private mutating func begin(_ byte: UInt8) {
    buffer.append(byte)
    depth &+= 1
    isEmpty = true
  }

  @inline(__always)
  private mutating func end(_ byte: UInt8) {
    depth &-= 1
    if !isEmpty { breakLine() }
    buffer.append(byte)
    isEmpty = false
  }

  @inline(__always)
  private mutating func separate() {
    if !isEmpty { buffer.append(.comma) }
    isEmpty = false
    breakLine()
  }

  @inline(__always)
  private mutating func breakLine() {
    if let indent { startLine(indent) }
  }

  @inline(never)
  private mutating func startLine(_ indent: Int) {
    buffer.append(.lineFeed)
    for _ in 0..<indent * depth { buffer.append(.space) }
  }

  // MARK: Scalars

  mutating func writeNull() {
    buffer.append("null")
  }

  mutating func writeString(_ value: String) {
    buffer.append(quoted: value)
  }

  mutating func writeBool(_ value: Bool) {
    buffer.append(value ? "true" : "false")
  }

  mutating func writeInteger(_ value: Int64) {
    buffer.append(value)
  }

  /// Source: Smithy "AWS restJson1 protocol": numbers that JSON cannot represent are strings.
  mutating func writeDouble(_ value: Double) {
    writeNumber(value.wireText, isFinite: value.isFinite)
  }

  mutating func writeFloat(_ value: Float) {
    writeNumber(value.wireText, isFinite: value.isFinite)
  }

  private mutating func writeNumber(_ text: String, isFinite: Bool) {
    if isFinite { buffer.append(text) } else { buffer.append(quoted: text) }
  }

  mutating func writeBigInteger(_ value: BigInteger) {
    buffer.append(value.text)
  }

  mutating func writeBigDecimal(_ value: BigDecimal) {
    buffer.append(value.text)
  }

  mutating func writeBlob(_ value: [UInt8]) {
    buffer.append(.quote)
    buffer.append(base64: value)
    buffer.append(.quote)
  }

  mutating func writeByteStream(_ value: ByteStream) {
    guard let bytes = value.bytes else { return fail("a document cannot hold a stream") }
    writeBlob(bytes)
  }

  // MARK: Timestamps

  mutating func writeTimestamp(_ value: Date, _ format: TimestampFormat?) {
    if let format, format != .epochSeconds { return writeCalendarTime(value, format) }
    guard let epoch = EpochSeconds(value) else {
      return fail("the timestamp is not finite")
    }
    if let milliseconds = epoch.milliseconds { return buffer.append(thousandths: milliseconds) }
    writeDouble(epoch.value)
  }

  private mutating func writeCalendarTime(_ value: Date, _ format: TimestampFormat) {
    guard let text = format.text(of: value) else {
      return fail("the timestamp is outside of the years 0 to 9999")
    }
    buffer.append(quoted: text)
  }

  private mutating func path() -> String {
    let written = buffer.written
    return JSONPath.path(toOffset: written.count, in: written)
  }

  /// Keeps the first failure, and writes a null so that the document stays well formed.
  private mutating func fail(_ reason: String) {
    if failure == nil { failure = ShapeWritingError(reason, path: path()) }
    writeNull()
  }
}
