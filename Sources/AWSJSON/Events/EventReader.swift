import AWSEventStream
import AWSShapes

/// Reads an event or an exception from a message: its members are in headers, are the whole payload,
/// or are in a JSON document that is the payload.
struct EventReader: ShapeReader, ~Copyable, ~Escapable {
  /// Where the next value is.
  enum Source {
    case json
    case header(EventStreamHeaderValue)
    case payload
  }

  var json: JSONReader
  let message: EventStreamMessage
  let document: DocumentContent
  /// The type of the event; `nil` for an exception, which is not in a union.
  private let eventType: String?
  /// Without a part of unknown size, the compiler of Swift 6.2 takes this type for one that fits into
  /// registers, and refuses to use `json` there, which cannot be copied.
  private let inMemory: any Sendable = ()

  var source = Source.json
  /// The member that is being read from outside of the document.
  private(set) var currentMember: MemberSchema?
  /// The number of unions and structures around the next value.
  private(set) var depth: Int
  private var nextBound = 0
  private var isInDocument = false

  /// The depth of the members of the event's or exception's structure.
  private static let memberDepth = 2

  @_lifetime(copy json)
  init(
    _ message: EventStreamMessage, json: consuming JSONReader, document: DocumentContent,
    eventType: String?
  ) {
    self.message = message
    self.document = document
    self.eventType = eventType
    depth = eventType == nil ? 1 : 0
    self.json = json
  }

  /// Checks that nothing follows the document.
  mutating func finish() throws(ShapeReadingError) {
    if isInDocument { try json.finish() }
  }

  // MARK: Structures and unions

  mutating func beginStructure() throws(ShapeReadingError) {
    depth += 1
    guard depth > Self.memberDepth else { return }
    try enterDocument("a structure")
    try json.beginStructure()
  }

  mutating func nextMember(
    in table: MemberTable, at cursor: inout MemberCursor
  ) throws(ShapeReadingError) -> Int? {
    if depth > Self.memberDepth {
      let index = try json.nextMember(in: table, at: &cursor)
      if index == nil { depth -= 1 }
      return index
    }
    if let index = nextBoundMember(table) { return index }
    if let index = try nextDocumentMember(table, at: &cursor) { return index }
    depth -= 1
    return nil
  }

  /// Returns the next member that has a value in a header or is the payload.
  private mutating func nextBoundMember(_ table: MemberTable) -> Int? {
    while nextBound < table.count {
      let index = nextBound
      let member = table.members[index]
      nextBound += 1
      guard let found = boundSource(of: member) else { continue }
      source = found
      currentMember = member
      return index
    }
    return nil
  }

  private func boundSource(of member: MemberSchema) -> Source? {
    switch member.location {
    case .eventHeader: message.value(of: member.name).map(Source.header)
    case .eventPayload: hasPayload(member.target) ? .payload : nil
    default: nil
    }
  }

  private func hasPayload(_ target: MemberTarget) -> Bool {
    switch target {
    case .string, .blob: !message.payload.isEmpty
    default: document == .value
    }
  }

  private mutating func nextDocumentMember(
    _ table: MemberTable, at cursor: inout MemberCursor
  ) throws(ShapeReadingError) -> Int? {
    guard document == .value, table.bindings.eventPayload == nil else { return nil }
    source = .json
    currentMember = nil
    if !isInDocument {
      isInDocument = true
      try json.beginStructure()
    }
    while let index = try json.nextMember(in: table, at: &cursor) {
      if table.members[index].location != .eventHeader { return index }
      try json.skipValue()
    }
    return nil
  }

  mutating func beginUnion(in table: MemberTable) throws(ShapeReadingError) -> UnionMember {
    depth += 1
    if depth == 1, let eventType {
      let index = table.names.firstIndex { $0.hasSameBytes(as: eventType) }
      return index.map(UnionMember.known) ?? .unknown(eventType)
    }
    try enterDocument("a union")
    return try json.beginUnion(in: table)
  }

  mutating func endUnion() throws(ShapeReadingError) {
    depth -= 1
    if depth > 0 { try json.endUnion() }
  }

  /// Makes a payload that is neither text nor bytes a document.
  mutating func enterDocument(_ what: StaticString) throws(ShapeReadingError) {
    switch source {
    case .json: return
    case .payload:
      source = .json
      isInDocument = true
    case .header: throw mismatch(expected: "\(what)")
    }
  }

  /// Reads the payload of an event that the model does not have: JSON as it is, anything else as
  /// base64.
  mutating func readUnknownEvent() throws(ShapeReadingError) -> Document {
    let type = message.text(of: EventMessage.payloadType) ?? ""
    guard type.utf8.starts(with: "application/json".utf8), document == .value else {
      return message.payload.isEmpty ? .null : .string(Base64.encode(message.payload))
    }
    isInDocument = true
    return try json.readDocument()
  }

  // MARK: Lists and maps

  mutating func beginList() throws(ShapeReadingError) {
    try enterDocument("a list")
    try json.beginList()
  }

  mutating func nextElement() throws(ShapeReadingError) -> Bool { try json.nextElement() }

  mutating func beginMap() throws(ShapeReadingError) {
    try enterDocument("a map")
    try json.beginMap()
  }

  mutating func nextKey() throws(ShapeReadingError) -> String? { try json.nextKey() }

  mutating func readNull() throws(ShapeReadingError) -> Bool {
    guard case .json = source else { return false }
    return try json.readNull()
  }

  mutating func skipValue() throws(ShapeReadingError) {
    // An event without members has no payload that matters.
    guard depth >= Self.memberDepth, case .json = source else { return }
    try json.skipValue()
  }
}
