public import AWSSigV4
public import HTTPTypes

extension SigV4aSigner: RequestSigner {
  /// Signs a request and adds the signature to it.
  ///
  /// - Throws: `SigningError` if the request, the credentials or an option cannot be signed.
  public func sign(
    _ request: inout HTTPRequest, payload: Payload, with context: SigningContext
  ) throws {
    try sign(SigningRequest(request, payload: payload), with: context).apply(to: &request)
  }
}
