extension SigV4Verifier {
  /// Starts verifying the chunks of a request that was verified with a streaming payload.
  ///
  /// - Parameters:
  ///   - request: The result of verifying the request.
  ///   - payload: The streaming payload that the request was verified with.
  ///   - credentials: The credentials that the request was verified with.
  /// - Throws: ``VerificationError/invalidRequest(_:)`` if chunks of this payload are not signed.
  public func chunkVerifier(
    continuing request: VerifiedRequest, payload: StreamingPayload, credentials: Credentials
  ) throws(VerificationError) -> ChunkVerifier {
    let context = SigningContext(
      credentials: credentials, date: request.date, region: request.region,
      service: request.service, options: options)
    do {
      let stream = try ChunkStream(
        continuing: request.signature, payload: payload, context: context, keyCache: keyCache)
      return ChunkVerifier(stream: stream)
    } catch {
      throw .invalidRequest(error)
    }
  }
}
