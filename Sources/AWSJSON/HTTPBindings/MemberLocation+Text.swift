import AWSShapes

extension MemberLocation {
  /// Whether a list can be sent there without being a document.
  var holdsLists: Bool {
    switch self {
    case .header, .query, .queryParameters: true
    default: false
    }
  }

  /// Whether a map can be sent there without being a document.
  var holdsMaps: Bool {
    switch self {
    case .prefixHeaders, .queryParameters: true
    default: false
    }
  }

  /// The format of timestamps there, unless the model names another.
  ///
  /// Source: Smithy 2.0 specification, "timestampFormat trait".
  var timestampFormat: TimestampFormat {
    switch self {
    case .header, .prefixHeaders: .httpDate
    case .label, .query, .queryParameters: .dateTime
    case .body, .payload, .statusCode, .eventHeader, .eventPayload: .epochSeconds
    }
  }

  /// The name in error messages.
  var name: String {
    switch self {
    case .body: "the body"
    case .label: "the path"
    case .header(let name): "the header field \(name)"
    case .prefixHeaders(let prefix): "the header fields that begin with \(prefix)"
    case .query(let name): "the query parameter \(name)"
    case .queryParameters: "the query"
    case .payload: "the body"
    case .statusCode: "the status"
    case .eventHeader: "the header of an event"
    case .eventPayload: "the payload of an event"
    }
  }
}
