public import HTTPTypes

extension SigV4Signer {
  /// Presigns a request and returns the URL that can be used in its place.
  ///
  /// Anyone who has the URL can send the request, with the same method, until the URL expires. If
  /// the request has header fields, they are signed too and whoever uses the URL has to send them.
  ///
  /// The result is text and not a `URL`: it has to be sent byte by byte as it was signed.
  ///
  /// - Parameters:
  ///   - request: The request. Its scheme is `https` unless set, and its host is its authority.
  ///   - expiresIn: How long the URL works: whole seconds from one second to seven days.
  ///   - payload: The body that goes with the URL. S3 expects ``Payload/unsigned``.
  ///   - context: The credentials, date, region, service and options to sign with. The location
  ///     among its options is ignored.
  /// - Returns: The URL, with scheme, host, path and query.
  /// - Throws: ``SigningError`` if the request, the credentials or the expiry cannot be signed.
  public func presignedURL(
    for request: HTTPRequest, expiresIn: Duration, payload: Payload = .bytes([]),
    with context: SigningContext
  ) throws(SigningError) -> String {
    let parts = try SigningRequest(request, payload: payload)
    guard let host = parts.host else { throw .missingHost }
    var context = context
    context.options.location = .query(expiresIn: expiresIn)
    let query = try sign(parts, with: context).query ?? ""
    let path = parts.path.isEmpty ? "/" : parts.path
    return "\(request.scheme ?? "https")://\(host)\(path)?\(query)"
  }
}

extension SigningRequest {
  fileprivate var host: String? {
    headers.first { Ascii.areEqualIgnoringCase($0.name, FieldName.host.text) }?.value
  }
}
