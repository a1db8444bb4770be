public import AWSSigV4
public import HTTPTypes

// `SigV4Signer.sign(_:payload:with:)` is the protocol's first requirement.
extension SigV4Signer: RequestSigner {
  /// Adds the signature to a request whose body follows in signed chunks.
  ///
  /// - Throws: `SigningError`.
  public func signStream(
    _ request: inout HTTPRequest, payload: StreamingPayload, with context: SigningContext
  ) throws -> ChunkSigner {
    let signature = try signature(for: request, payload: .streaming(payload), with: context)
    let chunkSigner = try chunkSigner(continuing: signature, payload: payload, with: context)
    signature.apply(to: &request)
    return chunkSigner
  }

  /// Adds the signature to a request whose body follows in signed events.
  ///
  /// - Throws: `SigningError`.
  public func signEvents(
    of request: inout HTTPRequest, with context: SigningContext
  ) throws -> EventSigner {
    let signature = try signature(for: request, payload: .streaming(.events), with: context)
    signature.apply(to: &request)
    return eventSigner(continuing: signature, with: context)
  }
}
