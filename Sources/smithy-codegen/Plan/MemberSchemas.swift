import AWSShapes

/// The facts of a member that the protocols need, from its traits.
///
/// Source: Smithy 2.0 specification, "HTTP binding traits".
enum MemberSchemas {
  static func schema(_ member: Member, _ target: Shape, _ id: ShapeID) throws(ModelError)
    -> MemberSchema
  {
    let traits = member.traits
    let location = try location(traits, id)
    let mediaType = target.traits.string("mediaType") ?? traits.string("mediaType")
    return MemberSchema(
      member.name, jsonName: traits.string("jsonName"), location: location,
      target: self.target(target, location),
      isRequired: traits.has("required"), isHostLabel: traits.has("hostLabel"),
      isIdempotencyToken: traits.has("idempotencyToken"),
      requiresLength: target.traits.has("requiresLength"),
      mediaType: isOfEvent(location) || location == .body ? nil : mediaType)
  }

  /// Whether the location is in a message of an event stream, which has no media types of members.
  private static func isOfEvent(_ location: MemberLocation) -> Bool {
    location == .eventHeader || location == .eventPayload
  }

  private static func location(_ traits: Traits, _ id: ShapeID) throws(ModelError)
    -> MemberLocation
  {
    var found: [MemberLocation] = []
    if traits.has("httpLabel") { found.append(.label) }
    if let name = traits.string("httpHeader") { found.append(.header(name)) }
    if let prefix = traits.string("httpPrefixHeaders") { found.append(.prefixHeaders(prefix)) }
    if let name = traits.string("httpQuery") { found.append(.query(name)) }
    if traits.has("httpQueryParams") { found.append(.queryParameters) }
    if traits.has("httpPayload") { found.append(.payload) }
    if traits.has("httpResponseCode") { found.append(.statusCode) }
    if traits.has("eventHeader") { found.append(.eventHeader) }
    if traits.has("eventPayload") { found.append(.eventPayload) }
    guard found.count <= 1 else {
      throw ModelError(id, "the traits bind this member to several parts of the HTTP message")
    }
    return found.first ?? .body
  }

  private static func target(_ shape: Shape, _ location: MemberLocation) -> MemberTarget {
    if shape.isEventStream { return .eventStream }
    switch location {
    case .payload, .eventPayload: return target(shape)
    case .eventHeader: return headerTarget(shape)
    default: return .other
    }
  }

  /// The width of an integer, which has a type of its own in the headers of an event.
  private static func headerTarget(_ shape: Shape) -> MemberTarget {
    switch shape.type {
    case .byte: .byte
    case .short: .short
    case .integer, .intEnum: .integer
    default: .other
    }
  }

  private static func target(_ shape: Shape) -> MemberTarget {
    switch shape.type {
    case .string, .enum: .string
    case .blob: shape.traits.has("streaming") ? .stream : .blob
    case .structure: .structure
    case .union: .union
    case .document: .document
    default: .other
    }
  }
}
