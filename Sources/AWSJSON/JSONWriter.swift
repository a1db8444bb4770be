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
  private var depth = 0
  /// Whether nothing stands yet in the innermost structure, list or map.
  private var isEmpty = true
  private var failure: ShapeWritingError?
  private var lastName = ""

  /// Holds the requests and answers of most operations without growing.
  private static let initialCapacity = 512

  init(layout: JSONLayout) {
    indent = layout.indent
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
    lastName = table.names[index]
    writeText(lastName)
    colon()
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

  mutating func writeInteger(_ value: some FixedWidthInteger) {
    bytes.append(contentsOf: String(value).utf8)
  }

  /// Source: Smithy "AWS restJson1 protocol": numbers that JSON cannot hold are strings.
  mutating func writeDouble(_ value: Double) {
    if value.isFinite { return writeNumber(value) }
    writeText(value.isNaN ? "NaN" : value > 0 ? "Infinity" : "-Infinity")
  }

  mutating func writeTimestamp(_ value: Date, _ format: TimestampFormat?) {
    let seconds = value.timeIntervalSince1970
    guard seconds.isFinite else {
      failure = failure ?? ShapeWritingError("a timestamp that is not finite", path: lastName)
      return writeNull()
    }
    writeNumber(Self.shortest(seconds, for: value))
  }

  /// A `Date` counts from 2001 and so loses the last digits of a fraction long before it: the
  /// milliseconds or microseconds that make the same date are what it was made of.
  private static func shortest(_ seconds: Double, for date: Date) -> Double {
    for unit in [1e3, 1e6] {
      let rounded = (seconds * unit).rounded() / unit
      if Date(timeIntervalSince1970: rounded) == date { return rounded }
    }
    return seconds
  }

  /// Every whole number below it is a double of its own.
  private static let wholeLimit: UInt64 = 1 << 53

  /// The shortest text that reads back as the same number; whole numbers without a fraction.
  private mutating func writeNumber(_ value: Double) {
    if let whole = Int64(exactly: value), whole.magnitude < Self.wholeLimit {
      return writeInteger(whole)
    }
    bytes.append(contentsOf: value.description.utf8)
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
