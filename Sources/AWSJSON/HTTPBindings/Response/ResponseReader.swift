import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads an output's members from where they stand in a response: header fields, the status, and
/// the body.
///
/// What stands in the body comes from a reader of JSON. A member that is not there is not yielded.
struct ResponseReader: ShapeReader, ~Copyable, ~Escapable {
  /// Where the value that comes next stands.
  private enum Source {
    /// In a document.
    case json
    /// In the header fields of one name, all in one text.
    case header(String)
    /// In a list in header fields.
    case headerList(HeaderListScanner)
    /// In header fields, as the entries of a map.
    case prefixHeaders([(key: String, value: String)], next: Int)
    /// In the status.
    case statusCode
    /// It is the body.
    case payload
  }

  private var json: JSONReader
  private let table: MemberTable
  private let response: WireResponse
  private let hasBody: Bool

  private var depth = 0
  private var source = Source.json
  private var current = 0
  /// The member with a place of its own that is to be looked for next.
  private var nextBound = 0
  private var isInDocument = false

  @_lifetime(copy json)
  init(_ table: MemberTable, json: consuming JSONReader, response: WireResponse) {
    self.table = table
    self.response = response
    hasBody = response.body.length != 0
    self.json = json
  }

  /// Checks that the body holds nothing behind what was read.
  mutating func finish() throws(ShapeReadingError) {
    if isInDocument { try json.finish() }
  }

  // MARK: Structures

  mutating func beginStructure() throws(ShapeReadingError) {
    depth += 1
    guard depth > 1 else { return }
    try enterDocument("a structure")
    try json.beginStructure()
  }

  mutating func nextMember(
    in table: MemberTable, at cursor: inout MemberCursor
  ) throws(ShapeReadingError) -> Int? {
    if depth > 1 {
      let index = try json.nextMember(in: table, at: &cursor)
      if index == nil { depth -= 1 }
      return index
    }
    if let index = nextBoundMember() { return index }
    if let index = try nextDocumentMember(at: &cursor) { return index }
    depth = 0
    return nil
  }

  /// The next member that has a place of its own and is there.
  private mutating func nextBoundMember() -> Int? {
    while nextBound < table.count {
      current = nextBound
      nextBound += 1
      guard let found = boundSource(of: current) else { continue }
      source = found
      return current
    }
    return nil
  }

  private func boundSource(of index: Int) -> Source? {
    switch table.members[index].location {
    case .header(let name): headerValue(name).map(Source.header)
    case .prefixHeaders(let prefix): entries(prefix).map { .prefixHeaders($0, next: 0) }
    case .statusCode: .statusCode
    case .payload: hasBody ? .payload : nil
    case .body, .label, .query, .queryParameters: nil
    }
  }

  /// The values of all fields of that name, in their order.
  ///
  /// Source: RFC 9110, section 5.3.
  private func headerValue(_ name: String) -> String? {
    let values = response.headers.filter { $0.name.equals(name) }
    // One value is by far the most common.
    if values.count < 2 { return values.first?.value }
    return values.map(\.value).joined(separator: ", ")
  }

  private func entries(_ prefix: String) -> [(key: String, value: String)]? {
    let entries = response.headers.compactMap { header in
      header.name.dropping(prefix: prefix).map { (key: $0, value: header.value) }
    }
    return entries.isEmpty ? nil : entries
  }

  private mutating func nextDocumentMember(
    at cursor: inout MemberCursor
  ) throws(ShapeReadingError) -> Int? {
    guard hasBody, table.bindings.hasResponseDocument else { return nil }
    source = .json
    if !isInDocument {
      isInDocument = true
      try json.beginStructure()
    }
    while let index = try json.nextMember(in: table, at: &cursor) {
      if table.members[index].location.isDocumentOfResponse { return index }
      try json.skipValue()
    }
    return nil
  }

  mutating func beginUnion(in table: MemberTable) throws(ShapeReadingError) -> UnionMember {
    depth += 1
    try enterDocument("a union")
    return try json.beginUnion(in: table)
  }

  mutating func endUnion() throws(ShapeReadingError) {
    depth -= 1
    try json.endUnion()
  }

  /// A payload that is no bare text is a document.
  private mutating func enterDocument(_ what: String) throws(ShapeReadingError) {
    switch source {
    case .json: return
    case .payload:
      source = .json
      isInDocument = true
    default: throw mismatch(expected: what)
    }
  }

  // MARK: Lists and maps

  mutating func beginList() throws(ShapeReadingError) {
    depth += 1
    if case .header(let text) = source {
      source = .headerList(HeaderListScanner(text))
      return
    }
    try enterDocument("a list")
    try json.beginList()
  }

  mutating func nextElement() throws(ShapeReadingError) -> Bool {
    let hasElement: Bool
    if case .headerList(var scanner) = source {
      do {
        hasElement = try scanner.next()
      } catch { throw malformed(error.reason) }
      source = .headerList(scanner)
    } else {
      hasElement = try json.nextElement()
    }
    if !hasElement { depth -= 1 }
    return hasElement
  }

  mutating func beginMap() throws(ShapeReadingError) {
    depth += 1
    if case .prefixHeaders = source { return }
    try enterDocument("a map")
    try json.beginMap()
  }

  mutating func nextKey() throws(ShapeReadingError) -> String? {
    let key: String?
    if case .prefixHeaders(let entries, let next) = source {
      key = next < entries.count ? entries[next].key : nil
    } else {
      key = try json.nextKey()
    }
    if key == nil { depth -= 1 }
    return key
  }

  mutating func readNull() throws(ShapeReadingError) -> Bool {
    guard case .json = source else { return false }
    return try json.readNull()
  }

  mutating func skipValue() throws(ShapeReadingError) {
    switch source {
    case .json: try json.skipValue()
    case .headerList, .prefixHeaders: _ = try text()
    case .header, .statusCode, .payload: return
    }
  }

  // MARK: Text

  /// The text of the value, where it is not in a document.
  private mutating func text(ofDate: Bool = false) throws(ShapeReadingError) -> String {
    switch source {
    case .header(let text): return text.trimmingHeaderSpace
    case .headerList(var scanner):
      let element: String
      do {
        element = ofDate ? scanner.dateElement() : try scanner.element()
      } catch { throw malformed(error.reason) }
      source = .headerList(scanner)
      return element
    case .prefixHeaders(let entries, let next):
      guard next < entries.count else { throw mismatch(expected: "an entry") }
      source = .prefixHeaders(entries, next: next + 1)
      return entries[next].value
    case .statusCode: return String(response.status)
    case .payload: return try payloadText()
    case .json: return ""
    }
  }

  private func payloadText() throws(ShapeReadingError) -> String {
    guard let text = String(validating: try payloadBytes(), as: UTF8.self) else {
      throw malformed("invalid UTF-8")
    }
    return text
  }

  private func payloadBytes() throws(ShapeReadingError) -> [UInt8] {
    guard let bytes = response.body.bytes else {
      throw malformed("a stream where the body is read as a whole")
    }
    return bytes
  }

  private func mismatch(expected: String) -> ShapeReadingError {
    malformed("expected \(expected)", .mismatch)
  }

  private func malformed(
    _ reason: String, _ kind: ShapeReadingError.Kind = .malformed
  ) -> ShapeReadingError {
    ShapeReadingError(
      kind, "\(reason) in \(table.members[current].location.name)", offset: 0,
      path: table.names[current])
  }

  // MARK: Scalars

  mutating func readString() throws(ShapeReadingError) -> String {
    if case .json = source { return try json.readString() }
    let text = try text()
    // Source: Smithy 2.0 specification, "httpHeader trait": a string with a media type is bytes.
    guard case .header = source, table.members[current].mediaType != nil else { return text }
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
    guard let value = Int64(try text()), range.contains(value) else {
      throw mismatch(expected: "an integer from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  mutating func readFloat() throws(ShapeReadingError) -> Float {
    if case .json = source { return try json.readFloat() }
    let text = try text()
    if let value = Double(specialText: text) { return Float(value) }
    guard BigDecimal(text) != nil, let value = Float(text), value.isFinite else {
      throw mismatch(expected: "a number that a float can hold")
    }
    return value
  }

  mutating func readDouble() throws(ShapeReadingError) -> Double {
    if case .json = source { return try json.readDouble() }
    let text = try text()
    if let value = Double(specialText: text) { return value }
    guard let value = BigDecimal(text)?.double, value.isFinite else {
      throw mismatch(expected: "a number that a double can hold")
    }
    return value
  }

  mutating func readBigInteger() throws(ShapeReadingError) -> BigInteger {
    if case .json = source { return try json.readBigInteger() }
    guard let value = BigInteger(try text()) else { throw mismatch(expected: "an integer") }
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
    case .payload: return try payloadBytes()
    default:
      guard let bytes = Base64.decode(try text().utf8.span) else {
        throw mismatch(expected: "bytes in base64")
      }
      return bytes
    }
  }

  mutating func readByteStream() throws(ShapeReadingError) -> ByteStream {
    guard case .payload = source else { return ByteStream(try readBlob()) }
    return response.body
  }

  mutating func readTimestamp(_ format: TimestampFormat?) throws(ShapeReadingError) -> Date {
    if case .json = source { return try json.readTimestamp(format) }
    let format = format ?? .httpDate
    guard let date = format.date(from: try text(ofDate: format == .httpDate)) else {
      throw mismatch(expected: "a time as \(format)")
    }
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
