import AWSEventStream
import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension EventReader {
  mutating func readString() throws(ShapeReadingError) -> String {
    switch source {
    case .json: return try json.readString()
    case .header(.string(let text)): return text
    case .header: throw mismatch(expected: "a string")
    case .payload:
      guard let text = String(validating: message.payload, as: UTF8.self) else {
        throw mismatch(expected: "text in UTF-8")
      }
      return text
    }
  }

  mutating func readBool() throws(ShapeReadingError) -> Bool {
    switch source {
    case .json: return try json.readBool()
    case .header(.bool(let value)): return value
    case .header, .payload: throw mismatch(expected: "a boolean")
    }
  }

  mutating func readInteger(in range: ClosedRange<Int64>) throws(ShapeReadingError) -> Int64 {
    let value: Int64
    switch source {
    case .json: return try json.readInteger(in: range)
    case .header(.byte(let number)): value = Int64(number)
    case .header(.short(let number)): value = Int64(number)
    case .header(.integer(let number)): value = Int64(number)
    case .header(.long(let number)): value = number
    case .header, .payload: throw mismatch(expected: "an integer")
    }
    guard range.contains(value) else {
      throw mismatch(expected: "an integer from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  mutating func readBlob() throws(ShapeReadingError) -> [UInt8] {
    switch source {
    case .json: return try json.readBlob()
    case .header(.blob(let bytes)): return bytes
    case .header: throw mismatch(expected: "bytes")
    case .payload: return message.payload
    }
  }

  mutating func readByteStream() throws(ShapeReadingError) -> ByteStream {
    ByteStream(try readBlob())
  }

  mutating func readTimestamp(_ format: TimestampFormat?) throws(ShapeReadingError) -> Date {
    switch source {
    case .json: return try json.readTimestamp(format)
    case .header(.timestamp(let milliseconds)):
      return Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    case .header, .payload: throw mismatch(expected: "a timestamp")
    }
  }

  mutating func readDocument() throws(ShapeReadingError) -> Document {
    if depth == 1 { return try readUnknownEvent() }
    try enterDocument("a document")
    return try json.readDocument()
  }

  // MARK: Values that only a document holds

  mutating func readFloat() throws(ShapeReadingError) -> Float {
    try requireDocument("a number")
    return try json.readFloat()
  }

  mutating func readDouble() throws(ShapeReadingError) -> Double {
    try requireDocument("a number")
    return try json.readDouble()
  }

  mutating func readBigInteger() throws(ShapeReadingError) -> BigInteger {
    try requireDocument("an integer")
    return try json.readBigInteger()
  }

  mutating func readBigDecimal() throws(ShapeReadingError) -> BigDecimal {
    try requireDocument("a number")
    return try json.readBigDecimal()
  }

  mutating func readStringList() throws(ShapeReadingError) -> [String] {
    try requireDocument("a list")
    return try json.readStringList()
  }

  mutating func readStringMap() throws(ShapeReadingError) -> [String: String] {
    try requireDocument("a map")
    return try json.readStringMap()
  }

  mutating func readSparseStringMap() throws(ShapeReadingError) -> [String: String?] {
    try requireDocument("a map")
    return try json.readSparseStringMap()
  }

  private func requireDocument(_ what: String) throws(ShapeReadingError) {
    guard case .json = source else { throw mismatch(expected: what) }
  }
}
