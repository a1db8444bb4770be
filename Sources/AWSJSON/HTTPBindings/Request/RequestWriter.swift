import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes an input's members to where they stand in a request: path, query, header fields, the
/// name of the host, and the body.
///
/// What stands in the body goes on to a writer of JSON.
struct RequestWriter: ShapeWriter, ~Copyable {
  /// What becomes of the value that is being written.
  private enum Route {
    /// It belongs to a document.
    case json
    /// It becomes text at the member's location.
    case text
    /// It has no place there; that was reported already.
    case nowhere
  }

  private var json: JSONWriter
  private var parts = RequestParts()
  private let table: MemberTable
  /// Whether members stand where their schema says, and not all in the body.
  private let bindsToHTTP: Bool
  private let token: @Sendable () -> String

  private var depth = 0
  private var route = Route.nowhere
  /// The member of the input that is being written.
  private var current = 0
  private var location = MemberLocation.body
  /// The elements of a list in a header field; nil where there is no list.
  private var elements: [String]?
  private var entryKey = ""
  private var hasToken = false
  private var hasJSONPayload = false
  private var failure: ShapeWritingError?

  init(
    _ table: MemberTable, json: consuming JSONWriter, bindsToHTTP: Bool,
    token: @escaping @Sendable () -> String
  ) {
    self.table = table
    self.json = json
    self.bindsToHTTP = bindsToHTTP
    self.token = token
  }

  /// The parts, and the document, if there is one.
  consuming func finish() throws(ShapeWritingError) -> (parts: RequestParts, json: [UInt8]?) {
    if let failure { throw failure }
    guard hasDocument else { return (parts, nil) }
    return (parts, try json.finish())
  }

  private var hasDocument: Bool {
    hasJSONPayload || !bindsToHTTP || table.bindings.hasRequestDocument
  }

  // MARK: Structures

  mutating func beginStructure() {
    if depth == 0 {
      depth = 1
      if hasDocument { json.beginStructure() }
      return
    }
    begin("a structure")
    if route == .json { json.beginStructure() }
  }

  mutating func member(_ index: Int, of table: MemberTable) {
    guard depth == 1 else {
      if route == .json { json.member(index, of: table) }
      return
    }
    current = index
    if index == table.bindings.idempotencyToken { hasToken = true }
    location = bindsToHTTP ? table.members[index].location : .body
    switch location {
    case .body, .statusCode:
      route = .json
      json.member(index, of: table)
    default:
      route = .text
    }
  }

  mutating func endStructure() {
    depth -= 1
    if depth > 0 {
      if route == .json { json.endStructure() }
      return
    }
    depth = 1
    writeToken()
    depth = 0
    if bindsToHTTP, let payload = table.bindings.payload { finishPayload(payload) }
    if !bindsToHTTP || table.bindings.hasRequestDocument { json.endStructure() }
  }

  /// Source: Smithy 2.0 specification, "idempotencyToken trait".
  private mutating func writeToken() {
    guard !hasToken, let index = table.bindings.idempotencyToken else { return }
    member(index, of: table)
    writeString(token())
  }

  /// A structure as payload is a document even where it has no value.
  ///
  /// Source: Smithy 2.0, "AWS restJson1 protocol", "HTTP binding protocol": a client sends an
  /// empty object for it.
  private mutating func finishPayload(_ payload: Int) {
    guard table.members[payload].target == .structure, !hasJSONPayload else { return }
    hasJSONPayload = true
    json.beginStructure()
    json.endStructure()
  }

  // MARK: Lists and maps

  mutating func beginList() {
    begin("a list", isAllowedAsText: location.holdsLists)
    if route == .json { return json.beginList() }
    if case .header = location { elements = [] }
  }

  mutating func element() {
    if route == .json { json.element() }
  }

  mutating func endList() {
    depth -= 1
    if route == .json { return json.endList() }
    guard let elements, case .header(let name) = location else { return }
    self.elements = nil
    addHeader(name, HeaderList.join(elements))
  }

  mutating func beginMap() {
    begin("a map", isAllowedAsText: location.holdsMaps)
    if route == .json { json.beginMap() }
  }

  mutating func key(_ key: String) {
    if route == .json { return json.key(key) }
    entryKey = key
  }

  mutating func endMap() {
    depth -= 1
    if route == .json { json.endMap() }
  }

  /// Goes one level deeper; a payload that is no bare text becomes a document.
  private mutating func begin(_ what: String, isAllowedAsText: Bool = false) {
    depth += 1
    guard route == .text, !isAllowedAsText else { return }
    if location == .payload {
      startJSONPayload()
    } else {
      fail("\(what) cannot stand in \(location.name)")
      route = .nowhere
    }
  }

  private mutating func startJSONPayload() {
    route = .json
    hasJSONPayload = true
  }

  // MARK: Text

  /// Puts the text of a value where the member stands.
  private mutating func write(_ text: String, isString: Bool = false) {
    guard route == .text else { return }
    switch location {
    case .label: parts.labels.append((current, text))
    case .header(let name): writeHeader(name, text, isString: isString)
    case .prefixHeaders(let prefix): addPrefixHeader(prefix + entryKey, text)
    case .query(let name): parts.query.append((name, text))
    case .queryParameters: parts.queryParameters.append((entryKey, text))
    case .payload: writePayload(ByteStream(Array(text.utf8)), "text/plain")
    case .body, .statusCode: break
    }
  }

  private mutating func writeHeader(_ name: String, _ text: String, isString: Bool) {
    guard elements == nil else {
      elements?.append(isString ? HeaderList.quoted(text) : text)
      return
    }
    addHeader(name, text)
  }

  private mutating func addHeader(_ name: String, _ value: String) {
    guard check(value) else { return }
    parts.headers.append(WireHeader(name, value))
  }

  private mutating func addPrefixHeader(_ name: String, _ value: String) {
    guard check(value) else { return }
    guard name.isHeaderName else { return fail("a key that no name of a header field can have") }
    parts.prefixHeaders.append(WireHeader(name, value))
  }

  /// A line break would start another field, of whoever's choice.
  private mutating func check(_ value: String) -> Bool {
    let isGood = value.utf8.allSatisfy { $0 >= .space && $0 != 0x7F || $0 == .tab }
    if !isGood { fail("a control character in a header field") }
    return isGood
  }

  private mutating func writePayload(_ stream: ByteStream, _ contentType: String) {
    parts.payload = stream
    parts.contentType = table.members[current].mediaType ?? contentType
  }

  private mutating func fail(_ reason: String) {
    failure = failure ?? ShapeWritingError(reason, path: table.names[current])
  }

  private var isAtHostLabel: Bool { depth == 1 && table.members[current].isHostLabel }

  // MARK: Scalars

  mutating func writeNull() {
    if route == .json { json.writeNull() }
  }

  mutating func writeString(_ value: String) {
    if isAtHostLabel { parts.hostLabels.append((current, value)) }
    if route == .json { return json.writeString(value) }
    // Source: Smithy 2.0 specification, "httpHeader trait": a string with a media type is bytes.
    if case .header = location, table.members[current].mediaType != nil {
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
    if location == .payload { return writePayload(ByteStream(value), "application/octet-stream") }
    write(Base64.encode(value))
  }

  mutating func writeByteStream(_ value: ByteStream) {
    guard location == .payload, route == .text else {
      return fail("a stream cannot stand in \(location.name)")
    }
    if table.members[current].requiresLength, value.length == nil {
      return fail("a stream that does not know its length, which it must say before it starts")
    }
    writePayload(value, "application/octet-stream")
  }

  /// Source: Smithy 2.0 specification, "timestampFormat trait": dates of HTTP in header fields,
  /// dates by RFC 3339 in labels and queries.
  mutating func writeTimestamp(_ value: Date, _ format: TimestampFormat?) {
    if route == .json { return json.writeTimestamp(value, format) }
    guard let text = (format ?? location.timestampFormat).text(of: value) else {
      return fail("a time that the format cannot hold")
    }
    write(text)
  }

  mutating func writeDocument(_ value: Document) {
    if route == .text, location == .payload { startJSONPayload() }
    if route == .json { return json.writeDocument(value) }
    fail("a document cannot stand in \(location.name)")
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
