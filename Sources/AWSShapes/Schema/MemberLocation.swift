/// Where a member is in an HTTP message.
///
/// For generated code and wire protocols.
///
/// Source: Smithy 2.0 specification, "HTTP bindings".
@_documentation(visibility: internal)
public enum MemberLocation: Sendable, Hashable {
  /// A member of the document in the body.
  case body
  /// The label of the path that has the member's name.
  case label
  /// The header field with this name.
  case header(String)
  /// A header field for each entry of a map; its name is the prefix and the key.
  case prefixHeaders(String)
  /// The query parameter with this name.
  case query(String)
  /// A query parameter for each entry of a map.
  case queryParameters
  /// The whole body.
  case payload
  /// The HTTP status code of a response.
  case statusCode
  /// The header of an event that has the member's name.
  case eventHeader
  /// The whole payload of an event.
  case eventPayload
}

extension MemberLocation {
  /// Whether the member is in the document of a request. Requests have no status code.
  public var isDocumentOfRequest: Bool {
    switch self {
    case .body, .statusCode, .eventHeader, .eventPayload: true
    case .label, .header, .prefixHeaders, .query, .queryParameters, .payload: false
    }
  }

  /// Whether the member is in the document of a response. Responses have neither path nor query.
  public var isDocumentOfResponse: Bool {
    switch self {
    case .body, .label, .query, .queryParameters, .eventHeader, .eventPayload: true
    case .header, .prefixHeaders, .payload, .statusCode: false
    }
  }
}
