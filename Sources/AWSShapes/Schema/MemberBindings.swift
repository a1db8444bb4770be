/// Where the members of one structure stand in an HTTP message, found once from their schemas.
///
/// Members are given by their index in the structure.
public struct MemberBindings: Sendable {
  /// Whether every member stands in the body and nowhere else, and none is made up by the client:
  /// then the structure can be written as a document without looking at its members.
  public let areBodyOnly: Bool

  /// Whether some member of an input stands in a document that is the body.
  public let hasRequestDocument: Bool

  /// Whether some member of an output or of an error stands in a document that is the body.
  public let hasResponseDocument: Bool

  /// The member that is the body.
  public let payload: Int?

  /// Whether the body is a stream.
  public let isStreaming: Bool

  /// The member that a client makes up where it has no value.
  public let idempotencyToken: Int?

  /// Whether some value also stands in the name of the host.
  public let hasHostLabels: Bool

  init(_ members: [MemberSchema]) {
    hasRequestDocument = members.contains { $0.location.isDocumentOfRequest }
    hasResponseDocument = members.contains { $0.location.isDocumentOfResponse }
    hasHostLabels = members.contains { $0.isHostLabel }
    payload = members.firstIndex { $0.location == .payload }
    idempotencyToken = members.firstIndex { $0.isIdempotencyToken }
    isStreaming = members.contains { $0.location == .payload && $0.target == .stream }
    areBodyOnly =
      members.allSatisfy { $0.location == .body } && !hasHostLabels && idempotencyToken == nil
  }
}
