/// Where a member stands in an HTTP message.
///
/// Source: Smithy 2.0 specification, "HTTP bindings".
public enum MemberLocation: Sendable, Hashable {
  /// In the document that is the body.
  case body
  /// In the path, in place of the label that has the member's name.
  case label
  /// In the header field of this name.
  case header(String)
  /// In header fields, one for each entry of a map: the prefix, then the key.
  case prefixHeaders(String)
  /// In the query, as the parameter of this name.
  case query(String)
  /// In the query, one parameter for each entry of a map.
  case queryParameters
  /// The member is the body.
  case payload
  /// The HTTP status of a response.
  case statusCode
}

extension MemberLocation {
  /// Whether the member stands in the document of a request: a status is one of responses only.
  public var isDocumentOfRequest: Bool {
    self == .body || self == .statusCode
  }

  /// Whether the member stands in the document of a response: path and query are of requests only.
  public var isDocumentOfResponse: Bool {
    switch self {
    case .body, .label, .query, .queryParameters: true
    case .header, .prefixHeaders, .payload, .statusCode: false
    }
  }
}
