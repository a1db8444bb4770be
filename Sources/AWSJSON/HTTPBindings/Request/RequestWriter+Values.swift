import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension RequestWriter {
  mutating func writeNull() {
    if route == .json { json.writeNull() }
  }

  mutating func writeString(_ value: String) {
    writeHostLabel(value)
    if route == .json { return json.writeString(value) }
    // Source: Smithy 2.0 specification, "httpHeader trait": a string with a media type is base64.
    if case .header = location, currentMember.mediaType != nil {
      return write(Base64.encode(Array(value.utf8)))
    }
    write(value, isString: true)
  }

  mutating func writeBool(_ value: Bool) {
    if route == .json { return json.writeBool(value) }
    write(value ? "true" : "false")
  }

  mutating func writeInteger(_ value: Int64) {
    if route == .json { return json.writeInteger(value) }
    write(String(value))
  }

  mutating func writeFloat(_ value: Float) {
    if route == .json { return json.writeFloat(value) }
    write(value.wireText)
  }

  mutating func writeDouble(_ value: Double) {
    if route == .json { return json.writeDouble(value) }
    write(value.wireText)
  }

  mutating func writeBigInteger(_ value: BigInteger) {
    if route == .json { return json.writeBigInteger(value) }
    write(value.text)
  }

  mutating func writeBigDecimal(_ value: BigDecimal) {
    if route == .json { return json.writeBigDecimal(value) }
    write(value.text)
  }

  mutating func writeBlob(_ value: [UInt8]) {
    if route == .json { return json.writeBlob(value) }
    guard route == .text, location == .payload else { return write(Base64.encode(value)) }
    parts.payload = RequestPayload(bytes: value, of: currentMember)
  }

  mutating func writeByteStream(_ value: ByteStream) {
    guard location == .payload, route == .text else {
      return fail("a stream cannot be sent in \(location.name)")
    }
    do {
      parts.payload = try RequestPayload(stream: value, of: currentMember)
    } catch { fail(error.reason) }
  }

  mutating func writeEventStream(_ value: EventStream<some EventShape>) {
    guard location == .payload, route == .text else {
      return fail("an event stream cannot be sent in \(location.name)")
    }
    parts.payload = RequestPayload(events: ByteStream(EncodedEvents(events: value, codec: codec)))
  }

  mutating func writeTimestamp(_ value: Date, _ format: TimestampFormat?) {
    if route == .json { return json.writeTimestamp(value, format) }
    guard let text = (format ?? location.timestampFormat).text(of: value) else {
      return fail("the timestamp is outside of the format's range")
    }
    write(text)
  }

  mutating func writeDocument(_ value: Document) {
    if route == .text, location == .payload { startJSONPayload() }
    if route == .json { return json.writeDocument(value) }
    fail("a document cannot be sent in \(location.name)")
  }

  // MARK: Containers of strings

  mutating func writeStringList(_ list: [String]) {
    if route == .json { return json.writeStringList(list) }
    writeList(list) { $0.writeString($1) }
  }

  mutating func writeStringMap(_ map: [String: String]) {
    if route == .json { return json.writeStringMap(map) }
    writeMap(map) { $0.writeString($1) }
  }

  mutating func writeSparseStringMap(_ map: [String: String?]) {
    if route == .json { return json.writeSparseStringMap(map) }
    writeSparseMap(map) { $0.writeString($1) }
  }
}
