import AWSShapes

/// Writes the members of an input to the parts of a request: path, query, header fields, host name
/// and body.
///
/// Members in the body go to a JSON writer; ``RequestBindings`` takes the others, each as text.
struct RequestWriter: ShapeWriter, ~Copyable {
  /// Where the value that is being written goes.
  enum Route {
    /// To a document.
    case json
    /// To the member's location, as text.
    case text
    /// Nowhere, as the location cannot hold it; the failure is recorded already.
    case nowhere
  }

  var json: JSONWriter
  var parts = RequestBindings()
  let table: MemberTable
  /// Whether members are written where their schema says, instead of all to the body.
  private let bindsToHTTP: Bool
  private let makeToken: @Sendable () -> String
  /// Writes the events of a stream.
  let codec: JSONCodec

  var depth = 0
  var route = Route.nowhere
  /// The member of the input that is being written.
  private var currentIndex = 0
  var location = MemberLocation.body
  private var entryKey = ""
  private var hasToken = false
  private var hasJSONPayload = false
  private var failure: ShapeWritingError?

  init(
    _ table: MemberTable, codec: JSONCodec, bindsToHTTP: Bool,
    token: @escaping @Sendable () -> String
  ) {
    self.table = table
    self.codec = codec
    json = JSONWriter(layout: .compact, naming: codec.naming)
    self.bindsToHTTP = bindsToHTTP
    makeToken = token
  }

  /// Returns the parts, and the document if there is one.
  consuming func finish() throws(ShapeWritingError) -> (parts: RequestBindings, json: [UInt8]?) {
    if let failure { throw failure }
    guard hasDocument else { return (parts, nil) }
    return (parts, try json.finish())
  }

  private var hasDocument: Bool {
    hasJSONPayload || !bindsToHTTP || table.bindings.hasRequestDocument
  }

  /// The schema of the member that is being written.
  var currentMember: MemberSchema { table.members[currentIndex] }

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
    currentIndex = index
    if index == table.bindings.idempotencyToken { hasToken = true }
    location = bindsToHTTP ? table.members[index].location : .body
    if index == table.bindings.eventStream { location = .payload }
    switch location {
    case .body, .statusCode, .eventHeader, .eventPayload:
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
    writeString(makeToken())
  }

  /// Writes an empty document for a structure without a value that is the payload.
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
    if route == .text, case .header = location { parts.headers.beginList() }
  }

  mutating func element() {
    if route == .json { json.element() }
  }

  mutating func endList() {
    depth -= 1
    if route == .json { return json.endList() }
    guard case .header(let name) = location else { return }
    do {
      try parts.headers.endList(name)
    } catch { fail(error.reason) }
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

  /// Goes one level deeper; a payload that has levels becomes a document.
  private mutating func begin(_ what: StaticString, isAllowedAsText: Bool = false) {
    depth += 1
    guard route == .text, !isAllowedAsText else { return }
    if location == .payload {
      startJSONPayload()
    } else {
      fail("\(what) cannot be sent in \(location.name)")
      route = .nowhere
    }
  }

  /// Makes the payload a document.
  mutating func startJSONPayload() {
    route = .json
    hasJSONPayload = true
  }

  // MARK: Text

  /// Writes the text of a value to the member's location.
  mutating func write(_ text: String, isString: Bool = false) {
    guard route == .text else { return }
    do {
      switch location {
      case .label: parts.labels.addToPath(text, of: currentIndex)
      case .header(let name): try parts.headers.add(name, text, isString: isString)
      case .prefixHeaders(let prefix): try parts.headers.addEntry(prefix + entryKey, text)
      case .query(let name): parts.query.add(name, text)
      case .queryParameters: parts.query.addEntry(entryKey, text)
      case .payload: parts.payload = RequestPayload(text: text, of: currentMember)
      case .body, .statusCode, .eventHeader, .eventPayload: break
      }
    } catch { fail(error.reason) }
  }

  /// Adds a string to the host name if the member is a label there.
  mutating func writeHostLabel(_ text: String) {
    guard depth == 1, currentMember.isHostLabel else { return }
    parts.labels.addToHost(text, of: currentIndex)
  }

  /// Records a failure; the first one counts.
  mutating func fail(_ reason: String) {
    failure = failure ?? ShapeWritingError(reason, path: table.names[currentIndex])
  }
}
