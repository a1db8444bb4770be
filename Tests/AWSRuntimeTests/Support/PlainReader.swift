import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads one string or one stream and refuses everything else.
struct PlainReader: ShapeReader, ~Copyable {
  let text: String
  let stream: ByteStream

  private var refusal: ShapeReadingError {
    ShapeReadingError(.mismatch, "only a string is here", offset: 0)
  }

  mutating func beginStructure() throws(ShapeReadingError) { throw refusal }
  mutating func nextMember(
    in table: MemberTable, at cursor: inout MemberCursor
  ) throws(ShapeReadingError) -> Int? { throw refusal }
  mutating func beginUnion(
    in table: MemberTable
  ) throws(ShapeReadingError) -> UnionMember { throw refusal }
  mutating func endUnion() throws(ShapeReadingError) { throw refusal }
  mutating func beginList() throws(ShapeReadingError) { throw refusal }
  mutating func nextElement() throws(ShapeReadingError) -> Bool { throw refusal }
  mutating func beginMap() throws(ShapeReadingError) { throw refusal }
  mutating func nextKey() throws(ShapeReadingError) -> String? { throw refusal }
  mutating func readNull() throws(ShapeReadingError) -> Bool { false }
  mutating func skipValue() throws(ShapeReadingError) {}
  mutating func readBool() throws(ShapeReadingError) -> Bool { throw refusal }
  mutating func readDouble() throws(ShapeReadingError) -> Double { throw refusal }
  mutating func readFloat() throws(ShapeReadingError) -> Float { throw refusal }
  mutating func readInteger(in range: ClosedRange<Int64>) throws(ShapeReadingError) -> Int64 {
    throw refusal
  }
  mutating func readBigInteger() throws(ShapeReadingError) -> BigInteger { throw refusal }
  mutating func readBigDecimal() throws(ShapeReadingError) -> BigDecimal { throw refusal }
  mutating func readBlob() throws(ShapeReadingError) -> [UInt8] { throw refusal }
  mutating func readDocument() throws(ShapeReadingError) -> Document { throw refusal }
  mutating func readTimestamp(_ format: TimestampFormat?) throws(ShapeReadingError) -> Date {
    throw refusal
  }

  mutating func readByteStream() throws(ShapeReadingError) -> ByteStream { stream }

  mutating func readString() throws(ShapeReadingError) -> String {
    guard text != "unreadable" else { throw refusal }
    return text
  }
}
