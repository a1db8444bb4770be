public import HTTPTypes

extension SigV4Signature {
  /// Adds the signature to the request it was made for.
  ///
  /// Sets the signature's header fields and removes older ones of the same names, or for a presigned
  /// URL sets the query.
  public func apply(to request: inout HTTPRequest) {
    for name in Self.fieldNames { request.headerFields[name] = nil }
    for (name, value) in headers {
      guard let name = HTTPField.Name(name) else { continue }
      request.headerFields[name] = value
    }
    if let query {
      let path = RequestTarget(request.path ?? "").path
      request.path = "\(path.isEmpty ? "/" : path)?\(query)"
    }
  }

  /// The fields that a signature consists of.
  private static let fieldNames: [HTTPField.Name] =
    ["X-Amz-Security-Token", "X-Amz-Date", "X-Amz-Region-Set", "Authorization"]
    .compactMap { HTTPField.Name($0) }
}
