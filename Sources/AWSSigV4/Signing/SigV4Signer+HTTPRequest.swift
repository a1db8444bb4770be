public import HTTPTypes

extension SigV4 {
  /// Signs a request and adds the signature to it: as header fields that replace earlier ones of
  /// the same name, or to the query of its path for a presigned URL.
  ///
  /// - Parameters:
  ///   - request: The request. It is left as it was if signing fails.
  ///   - payload: Its body, or what is signed in place of it.
  ///   - context: What to sign with.
  /// - Throws: ``SigningError`` for a request, key or option that cannot be signed.
  @discardableResult
  public func sign(
    _ request: inout HTTPRequest, payload: Payload, with context: borrowing SigningContext
  ) throws(SigningError) -> SigV4Signature {
    let parts = try SigningRequest(request, payload: payload)
    let signature = try sign(parts, with: context)
    signature.apply(to: &request, path: parts.path)
    return signature
  }
}

extension SigV4Signature {
  /// Adds the signature to the request that was signed.
  func apply(to request: inout HTTPRequest, path: String) {
    for name in Self.fieldNames { request.headerFields[name] = nil }
    for (name, value) in headers {
      guard let name = HTTPField.Name(name) else { continue }
      request.headerFields[name] = value
    }
    if let query { request.path = "\(path.isEmpty ? "/" : path)?\(query)" }
  }

  /// The fields that a signature consists of.
  private static let fieldNames: [HTTPField.Name] =
    ["X-Amz-Security-Token", "X-Amz-Date", "X-Amz-Region-Set", "Authorization"]
    .compactMap { HTTPField.Name($0) }
}
