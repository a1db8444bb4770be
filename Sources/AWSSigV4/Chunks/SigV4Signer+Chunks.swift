extension SigV4Signer {
  /// Starts signing the chunks of a request that was signed with a streaming payload.
  ///
  /// - Parameters:
  ///   - signature: The signature of the request.
  ///   - payload: The streaming payload that the request was signed with.
  ///   - context: The context that the request was signed with.
  /// - Throws: ``SigningError/unsupportedPayload`` if chunks of this payload are not signed, and
  ///   other cases for a context that cannot be signed with.
  public func chunkSigner(
    continuing signature: SigV4Signature, payload: StreamingPayload,
    with context: borrowing SigningContext
  ) throws(SigningError) -> ChunkSigner {
    let stream = try ChunkStream(
      continuing: signature.signature, payload: payload, context: context, keyCache: keyCache)
    return ChunkSigner(stream: stream)
  }
}
