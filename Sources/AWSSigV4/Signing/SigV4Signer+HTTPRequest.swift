public import HTTPTypes

extension SigV4Signer {
  /// Signs a request and adds the signature to it.
  ///
  /// The signature is added as header fields, which replace earlier ones of the same name, or for
  /// ``SignatureLocation/query(expiresIn:)`` to the query of the request's path.
  ///
  /// - Parameters:
  ///   - request: The request to sign. It stays unchanged if signing fails.
  ///   - payload: The request's body, or what is signed in its place.
  ///   - context: The credentials, date, region, service and options to sign with.
  /// - Throws: ``SigningError`` if the request, the credentials or an option cannot be signed.
  public func sign(
    _ request: inout HTTPRequest, payload: Payload, with context: borrowing SigningContext
  ) throws(SigningError) {
    try signature(for: request, payload: payload, with: context).apply(to: &request)
  }

  /// Signs a request without changing it.
  ///
  /// Use this instead of ``sign(_:payload:with:)`` when you need the signature itself, for example
  /// to sign the chunks of a body that follows. Add it to the request with
  /// ``SigV4Signature/apply(to:)``.
  ///
  /// - Throws: ``SigningError`` if the request, the credentials or an option cannot be signed.
  public func signature(
    for request: HTTPRequest, payload: Payload, with context: borrowing SigningContext
  ) throws(SigningError) -> SigV4Signature {
    try sign(SigningRequest(request, payload: payload), with: context)
  }
}
