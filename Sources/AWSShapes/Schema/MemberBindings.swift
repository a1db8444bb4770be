/// Where the members of one structure are in an HTTP message, computed once from their schemas.
///
/// For generated code and wire protocols. Members are given by their index in the structure.
@_documentation(visibility: internal)
public struct MemberBindings: Sendable {
  /// Whether every member is in the body only and none is filled in by the client. Then the
  /// structure can be written as a document without looking at its members.
  public let areBodyOnly: Bool

  /// Whether a request has a document that holds a member of the structure.
  public let hasRequestDocument: Bool

  /// Whether a response has a document that holds a member of the structure.
  public let hasResponseDocument: Bool

  /// The member that is the whole body.
  public let payload: Int?

  /// Whether the body is a stream of bytes or of events.
  public let isStreaming: Bool

  /// The member that is a stream of events, which is the whole body in every protocol.
  public let eventStream: Int?

  /// The member that is the whole payload of an event.
  public let eventPayload: Int?

  /// The member that a client fills in if it has no value.
  public let idempotencyToken: Int?

  /// Whether the value of a member is also a label of the host name.
  public let hasHostLabels: Bool

  init(_ members: [MemberSchema]) {
    hasRequestDocument = members.contains { $0.location.isDocumentOfRequest }
    hasResponseDocument = members.contains { $0.location.isDocumentOfResponse }
    hasHostLabels = members.contains { $0.isHostLabel }
    eventPayload = members.firstIndex { $0.location == .eventPayload }
    payload = members.firstIndex { $0.location == .payload }
    idempotencyToken = members.firstIndex { $0.isIdempotencyToken }
    eventStream = members.firstIndex { $0.target == .eventStream }
    isStreaming =
      eventStream != nil
      || members.contains { $0.location == .payload && $0.target == .stream }
    areBodyOnly =
      members.allSatisfy { $0.location == .body } && !hasHostLabels && idempotencyToken == nil
      && eventStream == nil
  }
}
