import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension MessageReader {
  mutating func readString() throws(ShapeReadingError) -> String {
    if case .json = source { return try json.readString() }
    let text = try text()
    // Source: Smithy 2.0 specification, "httpHeader trait": a string with a media type is base64.
    guard case .header = source, currentMember.mediaType != nil else { return text }
    guard let bytes = Base64.decode(text.utf8.span),
      let decoded = String(validating: bytes, as: UTF8.self)
    else { throw mismatch(expected: "text in base64") }
    return decoded
  }

  mutating func readBool() throws(ShapeReadingError) -> Bool {
    if case .json = source { return try json.readBool() }
    switch try text() {
    case "true": return true
    case "false": return false
    default: throw mismatch(expected: "a boolean")
    }
  }

  mutating func readInteger(in range: ClosedRange<Int64>) throws(ShapeReadingError) -> Int64 {
    if case .json = source { return try json.readInteger(in: range) }
    let text = try text()
    let whole = Int64(text) ?? NumberGrammar.wholeNumber(text).flatMap { Int64($0) }
    guard let value = whole, range.contains(value) else {
      throw mismatch(expected: "an integer from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  mutating func readFloat() throws(ShapeReadingError) -> Float {
    if case .json = source { return try json.readFloat() }
    let text = try text()
    if let value = Double(nonFiniteWireText: text) { return Float(value) }
    guard BigDecimal(text) != nil, let value = Float(text), value.isFinite else {
      throw mismatch(expected: "a number in the range of a float")
    }
    return value
  }

  mutating func readDouble() throws(ShapeReadingError) -> Double {
    if case .json = source { return try json.readDouble() }
    let text = try text()
    if let value = Double(nonFiniteWireText: text) { return value }
    guard let value = BigDecimal(text)?.double, value.isFinite else {
      throw mismatch(expected: "a number in the range of a double")
    }
    return value
  }

  mutating func readBigInteger() throws(ShapeReadingError) -> BigInteger {
    if case .json = source { return try json.readBigInteger() }
    let text = try text()
    let whole = BigInteger(text) ?? NumberGrammar.wholeNumber(text).flatMap { BigInteger($0) }
    guard let value = whole else { throw mismatch(expected: "an integer") }
    return value
  }

  mutating func readBigDecimal() throws(ShapeReadingError) -> BigDecimal {
    if case .json = source { return try json.readBigDecimal() }
    guard let value = BigDecimal(try text()) else { throw mismatch(expected: "a number") }
    return value
  }

  mutating func readBlob() throws(ShapeReadingError) -> [UInt8] {
    switch source {
    case .json: return try json.readBlob()
    case .payload: return try message.bytesInMemory()
    default:
      guard let bytes = Base64.decode(try text().utf8.span) else {
        throw mismatch(expected: "base64")
      }
      return bytes
    }
  }

  mutating func readByteStream() throws(ShapeReadingError) -> ByteStream {
    guard case .payload = source else { return ByteStream(try readBlob()) }
    return message.body
  }

  mutating func readEventStream<Event: EventShape>(
    of type: Event.Type
  ) throws(ShapeReadingError) -> EventStream<Event> {
    guard case .payload = source else { throw mismatch(expected: "an event stream") }
    return EventStream(DecodedEvents(body: message.body, codec: codec))
  }

  mutating func readTimestamp(_ format: TimestampFormat?) throws(ShapeReadingError) -> Date {
    if case .json = source { return try json.readTimestamp(format) }
    let format = format ?? currentMember.location.timestampFormat
    guard let date = try date(format) else {
      throw mismatch(expected: "a timestamp (\(format))")
    }
    return date
  }

  /// Reads a date, with or without quotes; `nil` if the value is not one.
  private mutating func date(_ format: TimestampFormat) throws(ShapeReadingError) -> Date? {
    guard case .headerList(var scanner) = source else {
      return format.lenientDate(from: try text().removingQuotes)
    }
    let date: Date?
    do {
      date = try scanner.date { format.lenientDate(from: $0) }
    } catch { throw malformed(error.reason) }
    source = .headerList(scanner)
    return date
  }

  mutating func readDocument() throws(ShapeReadingError) -> Document {
    try enterDocument("a document")
    return try json.readDocument()
  }

  // MARK: Containers of strings

  mutating func readStringList() throws(ShapeReadingError) -> [String] {
    if case .json = source { return try json.readStringList() }
    return try readList { reader throws(ShapeReadingError) in try reader.readString() }
  }

  mutating func readStringMap() throws(ShapeReadingError) -> [String: String] {
    if case .json = source { return try json.readStringMap() }
    return try readMap { reader throws(ShapeReadingError) in try reader.readString() }
  }

  mutating func readSparseStringMap() throws(ShapeReadingError) -> [String: String?] {
    if case .json = source { return try json.readSparseStringMap() }
    return try readSparseMap { reader throws(ShapeReadingError) in try reader.readString() }
  }
}
