public import HTTPTypes

extension SigningRequest {
  /// Creates a request to sign or verify from an `HTTPRequest`.
  ///
  /// The value of `host` is that of the request's `Host` field or, without one, its authority.
  ///
  /// - Throws: ``SigningError/missingPath`` if the request has no path, or
  ///   ``SigningError/invalidHeaderValue(name:offset:)`` for a header value that is not UTF-8.
  public init(_ request: HTTPRequest, payload: Payload) throws(SigningError) {
    guard let path = request.path else { throw .missingPath }
    var headers: [(name: String, value: String)] = []
    headers.reserveCapacity(request.headerFields.count + 1)
    var hostIsPresent = false
    for field in request.headerFields {
      let name = field.name.canonicalName
      if Ascii.areSame(FieldName.host.text, name) { hostIsPresent = true }
      let value = field.value
      try HeaderValue.rejectRepaired(value, of: name)
      headers.append((name, value))
    }
    if !hostIsPresent, let authority = request.authority {
      headers.append((FieldName.host.text, authority))
    }
    let target = RequestTarget(path)
    self.init(
      method: request.method.rawValue, path: target.path, query: target.query, headers: headers,
      payload: payload)
  }
}
