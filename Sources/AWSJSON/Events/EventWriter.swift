import AWSEventStream
import AWSShapes

/// Writes an event to a message: its members go to headers, are the whole payload, or go to a JSON
/// document that is the payload.
struct EventWriter: ShapeWriter, ~Copyable {
  /// Where the value that is being written goes.
  enum Route {
    case json
    case header(MemberSchema)
    case payload(MemberSchema)
  }

  var json: JSONWriter
  var route = Route.json
  private var eventType = ""
  private var headers: [EventStreamHeader] = []
  private var payload = Payload.none
  /// Whether the event is one that the model does not have.
  private var isUnknown = false
  /// The number of unions and structures around the next value.
  private var depth = 0
  private var failure: ShapeWritingError?

  /// The depth of the members of the event's structure.
  private static let memberDepth = 2

  private enum Payload {
    case none
    /// Text or bytes.
    case bytes([UInt8], contentType: String)
    /// The document of the event's members, or of the one that is the payload.
    case document
  }

  init(json: consuming JSONWriter) {
    self.json = json
  }

  /// Returns the message.
  consuming func finish() throws(ShapeWritingError) -> EventStreamMessage {
    if let failure { throw failure }
    var all = [
      EventStreamHeader(EventMessage.messageType, .string(EventMessage.event)),
      EventStreamHeader(EventMessage.eventType, .string(eventType)),
    ]
    var bytes: [UInt8] = []
    switch payload {
    case .none: break
    case .bytes(let content, let type):
      all.append(EventStreamHeader(EventMessage.payloadType, .string(type)))
      bytes = content
    case .document:
      all.append(EventStreamHeader(EventMessage.payloadType, .string("application/json")))
      bytes = try json.finish()
    }
    return EventStreamMessage(headers: all + headers, payload: bytes)
  }

  // MARK: Structures

  mutating func beginStructure() {
    depth += 1
    guard depth > Self.memberDepth else { return }
    enterDocument("a structure")
    json.beginStructure()
  }

  mutating func member(_ index: Int, of table: MemberTable) {
    switch depth {
    case 1: eventType = table.names[index]
    case Self.memberDepth: memberOfEvent(index, table)
    default: json.member(index, of: table)
    }
  }

  private mutating func memberOfEvent(_ index: Int, _ table: MemberTable) {
    let member = table.members[index]
    switch member.location {
    case .eventHeader: route = .header(member)
    case .eventPayload: route = .payload(member)
    default:
      route = .json
      // The payload is another member.
      guard table.bindings.eventPayload == nil else {
        return fail("a member beside the payload of an event has to be in a header", member.name)
      }
      if case .none = payload {
        payload = .document
        json.beginStructure()
        isDocumentOpen = true
      }
      json.member(index, of: table)
    }
  }

  /// Whether the document of the event's members has begun.
  private var isDocumentOpen = false

  mutating func endStructure() {
    depth -= 1
    if depth >= Self.memberDepth { return json.endStructure() }
    guard depth == 1 else { return }
    if isDocumentOpen { return json.endStructure() }
    // An event without any member is an empty document.
    guard case .none = payload, headers.isEmpty else { return }
    payload = .document
    json.beginStructure()
    json.endStructure()
  }

  /// Makes the payload a document.
  private mutating func enterDocument(_ what: String) {
    switch route {
    case .json: return
    case .payload:
      payload = .document
      route = .json
    case .header(let member): fail("\(what) cannot be sent in the header of an event", member.name)
    }
  }

  // MARK: Lists and maps

  mutating func beginList() {
    enterDocument("a list")
    json.beginList()
  }

  mutating func element() { json.element() }
  mutating func endList() { json.endList() }

  mutating func beginMap() {
    // An event that the model does not have is written as a map with one entry.
    if depth == 0, !isUnknown {
      isUnknown = true
      return
    }
    enterDocument("a map")
    json.beginMap()
  }

  mutating func key(_ key: String) {
    if isUnknown, eventType.isEmpty {
      eventType = key
      payload = .document
    } else {
      json.key(key)
    }
  }

  mutating func endMap() {
    if !isUnknown { json.endMap() }
  }

  // MARK: Headers and payload

  /// Adds a header with the value of a member.
  mutating func add(_ value: EventStreamHeaderValue, _ member: MemberSchema) {
    headers.append(EventStreamHeader(member.name, value))
  }

  /// Sets a payload that is text or bytes.
  mutating func setPayload(_ bytes: [UInt8], contentType: String) {
    payload = .bytes(bytes, contentType: contentType)
  }

  /// Records a failure; the first one counts.
  mutating func fail(_ reason: String, _ path: String) {
    failure = failure ?? ShapeWritingError(reason, path: path)
  }
}
