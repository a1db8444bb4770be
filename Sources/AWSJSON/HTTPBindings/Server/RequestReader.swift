import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads an input from a request, and finds required values that are missing.
struct RequestReader: ShapeReader, ~Copyable, ~Escapable {
  private var message: MessageReader
  private var missing = MissingValues()

  @_lifetime(copy message)
  init(_ message: consuming MessageReader) {
    self.message = message
  }

  /// Checks that nothing follows the document, and returns a violation for each missing value.
  consuming func finish() throws(ShapeReadingError) -> [ConstraintViolation] {
    try message.finish()
    return missing.violations
  }

  // MARK: Structures and unions

  mutating func beginStructure() throws(ShapeReadingError) {
    try message.beginStructure()
    missing.beginStructure()
  }

  mutating func nextMember(
    in table: MemberTable, at cursor: inout MemberCursor
  ) throws(ShapeReadingError) -> Int? {
    guard let index = try message.nextMember(in: table, at: &cursor) else {
      missing.endStructure(table)
      return nil
    }
    missing.member(index, of: table)
    return index
  }

  mutating func beginUnion(in table: MemberTable) throws(ShapeReadingError) -> UnionMember {
    let member = try message.beginUnion(in: table)
    switch member {
    case .known(let index): missing.beginUnion(table.members[index].name)
    case .unknown(let name): missing.beginUnion(name)
    }
    return member
  }

  mutating func endUnion() throws(ShapeReadingError) {
    try message.endUnion()
    missing.end()
  }

  // MARK: Lists and maps

  mutating func beginList() throws(ShapeReadingError) {
    try message.beginList()
    missing.beginList()
  }

  mutating func nextElement() throws(ShapeReadingError) -> Bool {
    let hasElement = try message.nextElement()
    if hasElement { missing.element() } else { missing.end() }
    return hasElement
  }

  mutating func beginMap() throws(ShapeReadingError) {
    try message.beginMap()
    missing.beginMap()
  }

  mutating func nextKey() throws(ShapeReadingError) -> String? {
    let key = try message.nextKey()
    if let key { missing.entry(key) } else { missing.end() }
    return key
  }

  mutating func readNull() throws(ShapeReadingError) -> Bool {
    let isNull = try message.readNull()
    if isNull { missing.null() }
    return isNull
  }

  mutating func skipValue() throws(ShapeReadingError) { try message.skipValue() }

  // MARK: Values

  mutating func readString() throws(ShapeReadingError) -> String { try message.readString() }

  mutating func readBool() throws(ShapeReadingError) -> Bool { try message.readBool() }

  mutating func readInteger(in range: ClosedRange<Int64>) throws(ShapeReadingError) -> Int64 {
    try message.readInteger(in: range)
  }

  mutating func readFloat() throws(ShapeReadingError) -> Float { try message.readFloat() }

  mutating func readDouble() throws(ShapeReadingError) -> Double { try message.readDouble() }

  mutating func readBigInteger() throws(ShapeReadingError) -> BigInteger {
    try message.readBigInteger()
  }

  mutating func readBigDecimal() throws(ShapeReadingError) -> BigDecimal {
    try message.readBigDecimal()
  }

  mutating func readBlob() throws(ShapeReadingError) -> [UInt8] { try message.readBlob() }

  mutating func readByteStream() throws(ShapeReadingError) -> ByteStream {
    try message.readByteStream()
  }

  mutating func readTimestamp(_ format: TimestampFormat?) throws(ShapeReadingError) -> Date {
    try message.readTimestamp(format)
  }

  mutating func readDocument() throws(ShapeReadingError) -> Document {
    try message.readDocument()
  }

  func mismatch(_ reason: String) -> ShapeReadingError { message.mismatch(reason) }
}
