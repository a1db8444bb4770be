import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes one string or one stream; everything else is not needed here.
struct PlainWriter: ShapeWriter, ~Copyable {
  var text = ""
  var stream: ByteStream?

  mutating func beginStructure() {}
  mutating func member(_ index: Int, of table: MemberTable) {}
  mutating func endStructure() {}
  mutating func beginList() {}
  mutating func element() {}
  mutating func endList() {}
  mutating func beginMap() {}
  mutating func key(_ key: String) {}
  mutating func endMap() {}
  mutating func writeNull() {}
  mutating func writeString(_ value: String) { text = value }
  mutating func writeBool(_ value: Bool) {}
  mutating func writeInteger(_ value: Int64) {}
  mutating func writeFloat(_ value: Float) {}
  mutating func writeDouble(_ value: Double) {}
  mutating func writeBigInteger(_ value: BigInteger) {}
  mutating func writeBigDecimal(_ value: BigDecimal) {}
  mutating func writeBlob(_ value: [UInt8]) {}
  mutating func writeByteStream(_ value: ByteStream) { stream = value }
  mutating func writeTimestamp(_ value: Date, _ format: TimestampFormat?) {}
}
