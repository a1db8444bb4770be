extension SigV4 {
  /// Starts signing the chunks of a request that was signed with a streaming payload.
  ///
  /// - Parameters:
  ///   - signature: The signature of the request.
  ///   - payload: The kind of payload that the request was signed with.
  ///   - context: What the request was signed with.
  /// - Throws: ``SigningError/unsupportedPayload`` for a payload whose chunks are not signed, and
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

extension SigV4Verifier {
  /// Starts checking the chunks of a request that was verified with a streaming payload.
  ///
  /// - Parameters:
  ///   - request: What verifying the request returned.
  ///   - payload: The kind of payload that the request was verified with.
  ///   - credentials: The key that the request was verified with.
  /// - Throws: ``VerificationError/invalidRequest(_:)`` for a payload whose chunks are not signed.
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

extension ChunkStream {
  fileprivate init(
    continuing signature: String, payload: StreamingPayload, context: borrowing SigningContext,
    keyCache: SigningKeyCache
  ) throws(SigningError) {
    let hasTrailers: Bool
    switch payload {
    case .signed: hasTrailers = false
    case .signedWithTrailer: hasTrailers = true
    case .unsignedWithTrailer: throw .unsupportedPayload
    }
    let timestamp = try SigningTimestamp(context.date)
    let key = try keyCache.key(context, timestamp)
    self.init(key: key, timestamp: timestamp, signature: signature, hasTrailers: hasTrailers)
  }
}
