internal import Crypto

/// Signs HTTP requests with AWS Signature Version 4.
///
/// Signing is pure and synchronous: the same request, context and options give the same signature.
/// A signer keeps only derived keys; it is cheap to copy and safe to share between threads.
///
/// Source: "Create a signed AWS API request" in the AWS IAM user guide.
public struct SigV4: Sendable {
  /// Where derived keys are kept.
  public let keyCache: SigningKeyCache

  /// Creates a signer.
  ///
  /// - Parameter keyCache: A cache to share with other signers; by default an own one.
  public init(keyCache: SigningKeyCache = SigningKeyCache()) {
    self.keyCache = keyCache
  }

  /// Signs a request and returns what to add to it.
  ///
  /// `Authorization`, `X-Amz-Date` and `X-Amz-Security-Token` among the request's header fields are
  /// not signed, since those of the result replace them.
  ///
  /// - Throws: ``SigningError`` for a request, key or option that cannot be signed.
  public func sign(
    _ request: borrowing SigningRequest, with context: borrowing SigningContext
  ) throws(SigningError) -> SigV4Signature {
    let timestamp = try SigningTimestamp(context.date)
    return try keyCache.lanes.withLane { lane throws(SigningError) in
      let key = try keyCache.key(context, timestamp, in: &lane)
      try lane.buffer.prepareToSign(
        request, context: context, algorithm: .hmac, timestamp: timestamp, labels: key.labels)
      let code = lane.buffer.code(with: key.states)
      lane.buffer.takeDigits(of: code)
      return lane.buffer.writeSignature(
        lane.buffer.writer.digest.digits, of: request, context: context, timestamp: timestamp,
        labels: key.labels)
    }
  }

  /// Signs a request and returns each intermediate value, for finding out why a service disagrees.
  ///
  /// - Throws: ``SigningError`` in the same cases as ``sign(_:with:)``.
  public func explain(
    _ request: borrowing SigningRequest, with context: borrowing SigningContext
  ) throws(SigningError) -> SigningExplanation {
    let timestamp = try SigningTimestamp(context.date)
    let key = try keyCache.key(context, timestamp)
    var buffer = SigningBuffer()
    try buffer.prepareToSign(
      request, context: context, algorithm: .hmac, timestamp: timestamp, labels: key.labels)
    return SigningExplanation(
      canonicalRequest: buffer.text(buffer.writer.canonicalRequest),
      stringToSign: buffer.text(buffer.writer.stringToSign),
      credentialScope: key.labels.scope,
      signedHeaders: String(decoding: buffer.writer.layout.signedHeaders, as: UTF8.self),
      signature: Hexadecimal.text(buffer.code(with: key.states)))
  }
}
