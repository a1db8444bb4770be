import AWSShapes

/// Reads the members of an input or output from the parts of a message: path, query, header fields,
/// status code and body.
///
/// A JSON reader reads the members in a document. Members without a value are skipped.
struct MessageReader: ShapeReader, ~Copyable, ~Escapable {
  /// Where the next value is.
  enum Source {
    /// In a document.
    case json
    /// In the header fields with one name, whose values are joined.
    case header(String)
    /// In a list in header fields.
    case headerList(HeaderListScanner)
    /// In header fields, as the entries of a map.
    case prefixHeaders([IncomingHeaders.Entry], next: Int)
    /// In the path, or in the status code.
    case text(String)
    /// In a list of query parameters with one name.
    case texts([String], next: Int)
    /// In query parameters, as the entries of a map.
    case queryParameters([IncomingMessage.Parameters], next: Int)
    /// The whole body.
    case payload
  }

  var json: JSONReader
  let table: MemberTable
  let message: IncomingMessage
  private let document: DocumentContent
  /// Reads the events of a stream.
  let codec: JSONCodec

  private var depth = 0
  var source = Source.json
  /// The member that is being read from outside of the document.
  var currentIndex = 0
  /// The next member to look for outside of the document.
  private var nextBound = 0
  /// Where to go on after the list that is the value of a query parameter's entry.
  private var sourceAfterList: Source?
  private var isInDocument = false

  @_lifetime(copy json)
  init(
    _ table: MemberTable, json: consuming JSONReader, message: IncomingMessage,
    document: DocumentContent, codec: JSONCodec
  ) {
    self.codec = codec
    self.table = table
    self.message = message
    self.document = document
    self.json = json
  }

  /// Checks that nothing follows the document.
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

  /// Returns the next member that has a value outside of the document.
  private mutating func nextBoundMember() -> Int? {
    while nextBound < table.count {
      currentIndex = nextBound
      nextBound += 1
      guard let found = boundSource(of: table.members[currentIndex]) else { continue }
      source = found
      return currentIndex
    }
    return nil
  }

  private func boundSource(of member: MemberSchema) -> Source? {
    if member.target == .eventStream { return .payload }
    return switch member.location {
    case .header(let name): IncomingHeaders.value(name, in: message.headers).map(Source.header)
    case .prefixHeaders(let prefix):
      IncomingHeaders.entries(prefix, in: message.headers).map { .prefixHeaders($0, next: 0) }
    case .statusCode: message.status.map { .text(String($0)) }
    case .payload: hasPayload(member.target) ? .payload : nil
    case .label: message.label(member.name).map(Source.text)
    case .query(let name): message.parameters(name).map { .texts($0, next: 0) }
    case .queryParameters: message.allParameters.map { .queryParameters($0, next: 0) }
    case .body, .eventHeader, .eventPayload: nil
    }
  }

  /// Whether the body is a value. White space is one only for text and bytes, and `null`
  /// only for those and for documents.
  private func hasPayload(_ target: MemberTarget) -> Bool {
    switch target {
    case .string, .blob, .stream, .eventStream: message.body.length != 0
    case .document: document != .nothing
    case .structure, .union, .other, .byte, .short, .integer: document == .value
    }
  }

  private mutating func nextDocumentMember(
    at cursor: inout MemberCursor
  ) throws(ShapeReadingError) -> Int? {
    guard document == .value, message.hasDocument(table.bindings) else { return nil }
    source = .json
    if !isInDocument {
      isInDocument = true
      try json.beginStructure()
    }
    while let index = try json.nextMember(in: table, at: &cursor) {
      if message.isInDocument(table.members[index].location) { return index }
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

  /// Makes a payload that is neither text nor bytes a document.
  mutating func enterDocument(_ what: StaticString) throws(ShapeReadingError) {
    switch source {
    case .json: return
    case .payload:
      source = .json
      isInDocument = true
    default: throw mismatch(expected: "\(what)")
    }
  }

  // MARK: Lists and maps

  mutating func beginList() throws(ShapeReadingError) {
    depth += 1
    switch source {
    case .header(let text): source = .headerList(HeaderListScanner(text))
    case .texts: return
    case .queryParameters(let entries, let next) where next < entries.count:
      source = .texts(entries[next].values, next: 0)
      sourceAfterList = .queryParameters(entries, next: next + 1)
    default:
      try enterDocument("a list")
      try json.beginList()
    }
  }

  mutating func nextElement() throws(ShapeReadingError) -> Bool {
    let hasElement: Bool
    switch source {
    case .headerList(var scanner):
      do {
        hasElement = try scanner.next()
      } catch { throw malformed(error.reason) }
      source = .headerList(scanner)
    case .texts(let values, let next):
      hasElement = next < values.count
    default:
      hasElement = try json.nextElement()
    }
    if !hasElement { endList() }
    return hasElement
  }

  private mutating func endList() {
    depth -= 1
    if let next = sourceAfterList { source = next }
    sourceAfterList = nil
  }

  mutating func beginMap() throws(ShapeReadingError) {
    depth += 1
    switch source {
    case .prefixHeaders, .queryParameters: return
    default:
      try enterDocument("a map")
      try json.beginMap()
    }
  }

  mutating func nextKey() throws(ShapeReadingError) -> String? {
    let key: String?
    switch source {
    case .prefixHeaders(let entries, let next):
      key = next < entries.count ? entries[next].key : nil
    case .queryParameters(let entries, let next):
      key = next < entries.count ? entries[next].name : nil
    default:
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
    case .headerList, .prefixHeaders, .texts, .queryParameters: _ = try text()
    case .header, .text, .payload: return
    }
  }
}
