import AWSShapes

extension MemberLocation {
  /// Whether a list can stand there without being a document.
  var holdsLists: Bool {
    switch self {
    case .header, .query, .queryParameters: true
    default: false
    }
  }

  /// Whether a map can stand there without being a document.
  var holdsMaps: Bool {
    switch self {
    case .prefixHeaders, .queryParameters: true
    default: false
    }
  }

  /// How a time is written there unless the model says otherwise.
  var timestampFormat: TimestampFormat {
    switch self {
    case .header, .prefixHeaders: .httpDate
    case .label, .query, .queryParameters: .dateTime
    case .body, .payload, .statusCode: .epochSeconds
    }
  }

  /// What it is called in messages.
  var name: String {
    switch self {
    case .body: "the body"
    case .label: "the path"
    case .header(let name): "the header field \(name)"
    case .prefixHeaders(let prefix): "header fields that begin with \(prefix)"
    case .query(let name): "the parameter \(name) of the query"
    case .queryParameters: "the query"
    case .payload: "the body"
    case .statusCode: "the status"
    }
  }
}

extension String {
  /// Whether it can be the name of a header field.
  ///
  /// Source: RFC 9110, section 5.6.2, "token".
  var isHeaderName: Bool {
    !isEmpty
      && utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8.zero ... .nine:
          true
        default: "!#$%&'*+-.^_`|~".utf8.contains($0)
        }
      }
  }
}
