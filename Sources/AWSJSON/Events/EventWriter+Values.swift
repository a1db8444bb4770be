import AWSEventStream
import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension EventWriter {
  mutating func writeString(_ value: String) {
    switch route {
    case .json: json.writeString(value)
    case .header(let member): add(.string(value), member)
    case .payload: setPayload(Array(value.utf8), contentType: "text/plain")
    }
  }

  mutating func writeBlob(_ value: [UInt8]) {
    switch route {
    case .json: json.writeBlob(value)
    case .header(let member): add(.blob(value), member)
    case .payload: setPayload(value, contentType: "application/octet-stream")
    }
  }

  mutating func writeBool(_ value: Bool) {
    switch route {
    case .json: json.writeBool(value)
    case .header(let member): add(.bool(value), member)
    case .payload(let member): fail(Self.unsuitable, member.name)
    }
  }

  mutating func writeInteger(_ value: Int64) {
    switch route {
    case .json: json.writeInteger(value)
    case .payload(let member): fail(Self.unsuitable, member.name)
    case .header(let member):
      switch member.target {
      // The type of the property has as many bits.
      case .byte: add(.byte(Int8(truncatingIfNeeded: value)), member)
      case .short: add(.short(Int16(truncatingIfNeeded: value)), member)
      case .integer: add(.integer(Int32(truncatingIfNeeded: value)), member)
      default: add(.long(value), member)
      }
    }
  }

  mutating func writeTimestamp(_ value: Date, _ format: TimestampFormat?) {
    switch route {
    case .json: json.writeTimestamp(value, format)
    case .payload(let member): fail(Self.unsuitable, member.name)
    case .header(let member):
      let milliseconds = (value.timeIntervalSince1970 * 1000).rounded()
      guard let whole = Int64(exactly: milliseconds) else {
        return fail("the timestamp is outside of the format's range", member.name)
      }
      add(.timestamp(milliseconds: whole), member)
    }
  }

  private static let unsuitable = "the payload of an event is text, bytes, a structure or a union"

  // MARK: Values that only a document holds

  mutating func writeNull() { ifInDocument { $0.writeNull() } }
  mutating func writeFloat(_ value: Float) { ifInDocument { $0.writeFloat(value) } }
  mutating func writeDouble(_ value: Double) { ifInDocument { $0.writeDouble(value) } }
  mutating func writeBigInteger(_ value: BigInteger) { ifInDocument { $0.writeBigInteger(value) } }
  mutating func writeBigDecimal(_ value: BigDecimal) { ifInDocument { $0.writeBigDecimal(value) } }
  mutating func writeDocument(_ value: Document) { ifInDocument { $0.writeDocument(value) } }
  mutating func writeStringList(_ list: [String]) { ifInDocument { $0.writeStringList(list) } }

  mutating func writeStringMap(_ map: [String: String]) {
    ifInDocument { $0.writeStringMap(map) }
  }

  mutating func writeSparseStringMap(_ map: [String: String?]) {
    ifInDocument { $0.writeSparseStringMap(map) }
  }

  private mutating func ifInDocument(_ write: (inout JSONWriter) -> Void) {
    switch route {
    case .json: write(&json)
    case .header(let member):
      fail("the header of an event cannot hold such a value", member.name)
    case .payload(let member): fail(Self.unsuitable, member.name)
    }
  }
}
