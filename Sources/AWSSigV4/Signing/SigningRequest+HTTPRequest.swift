public import HTTPTypes

extension SigningRequest {
  /// Takes the parts of an `HTTPRequest`.
  ///
  /// `host` is the request's `Host` field, or else its authority.
  ///
  /// - Throws: ``SigningError`` if a header value is not UTF-8 or the request has no path.
  public init(_ request: HTTPRequest, payload: Payload) throws(SigningError) {
    guard let target = request.path else { throw .invalidPath(offset: 0) }
    var headers: [(name: String, value: String)] = []
    headers.reserveCapacity(request.headerFields.count + 1)
    var hostIsPresent = false
    for field in request.headerFields {
      let name = field.name.canonicalName
      if name == FieldName.host.text { hostIsPresent = true }
      let value = field.value
      try HeaderValue.rejectRepaired(value, of: name)
      headers.append((name, value))
    }
    if !hostIsPresent, let authority = request.authority {
      headers.append((FieldName.host.text, authority))
    }
    let split = target.utf8.firstIndex(of: Ascii.questionMark)
    self.init(
      method: request.method.rawValue,
      path: split.map { String(target[..<$0]) } ?? target,
      query: split.map { String(target[target.utf8.index(after: $0)...]) } ?? "",
      headers: headers, payload: payload)
  }
}
