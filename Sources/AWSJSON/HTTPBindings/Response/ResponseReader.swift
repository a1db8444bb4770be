import AWSShapes

/// Reads the members of an output from the parts of a response: header fields, status code and body.
///
/// A JSON reader reads the members in a document. Members without a value are skipped.
struct ResponseReader: ShapeReader, ~Copyable, ~Escapable {
  /// Where the next value is.
  enum Source {
    /// In a document.
    case json
    /// In the header fields with one name, whose values are joined.
    case header(String)
    /// In a list in header fields.
    case headerList(HeaderListScanner)
    /// In header fields, as the entries of a map.
    case prefixHeaders([ResponseHeaders.Entry], next: Int)
    /// In the status code.
    case statusCode
    /// The whole body.
    case payload
  }

  var json: JSONReader
  let table: MemberTable
  let response: WireResponse
  private let document: DocumentContent

  private var depth = 0
  var source = Source.json
  /// The member that is being read from outside of the document.
  var currentIndex = 0
  /// The next member to look for outside of the document.
  private var nextBound = 0
  private var isInDocument = false

  @_lifetime(copy json)
  init(
    _ table: MemberTable, json: consuming JSONReader, response: WireResponse,
    document: DocumentContent
  ) {
    self.table = table
    self.response = response
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
    switch member.location {
    case .header(let name): ResponseHeaders.value(name, in: response).map(Source.header)
    case .prefixHeaders(let prefix):
      ResponseHeaders.entries(prefix, in: response).map { .prefixHeaders($0, next: 0) }
    case .statusCode: .statusCode
    case .payload: hasPayload(member.target) ? .payload : nil
    case .body, .label, .query, .queryParameters: nil
    }
  }

  /// Whether the body is a value. White space is one only for text and bytes, and `null`
  /// only for those and for documents.
  private func hasPayload(_ target: MemberTarget) -> Bool {
    switch target {
    case .string, .blob, .stream: response.body.length != 0
    case .document: document != .nothing
    case .structure, .union, .other: document == .value
    }
  }

  private mutating func nextDocumentMember(
    at cursor: inout MemberCursor
  ) throws(ShapeReadingError) -> Int? {
    guard document == .value, table.bindings.hasResponseDocument else { return nil }
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
}
