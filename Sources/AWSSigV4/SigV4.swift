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
    var buffer = SigningBuffer()
    let key = try prepare(request, context, timestamp, &buffer)
    let code = buffer.code(with: key.states)
    let result = buffer.writeSignature(
      request, context: context, algorithm: .hmac, timestamp: timestamp, labels: key.labels
    ) { out, position in
      out.writeHex(code, at: &position)
    }
    keyCache.checkIn(&buffer)
    return result
  }

  /// Signs a request and returns each intermediate value, for finding out why a service disagrees.
  ///
  /// - Throws: ``SigningError`` in the same cases as ``sign(_:with:)``.
  public func explain(
    _ request: borrowing SigningRequest, with context: borrowing SigningContext
  ) throws(SigningError) -> SigningExplanation {
    let timestamp = try SigningTimestamp(context.date)
    var buffer = SigningBuffer()
    let key = try prepare(request, context, timestamp, &buffer)
    let explanation = SigningExplanation(
      canonicalRequest: buffer.text(buffer.writer.canonicalRequest),
      stringToSign: buffer.text(buffer.writer.stringToSign),
      credentialScope: key.labels.scope,
      signedHeaders: buffer.text(buffer.writer.signedHeaders),
      signature: Hexadecimal.text(buffer.code(with: key.states)))
    keyCache.checkIn(&buffer)
    return explanation
  }

  @inline(__always)
  private func prepare(
    _ request: borrowing SigningRequest, _ context: borrowing SigningContext,
    _ timestamp: SigningTimestamp, _ buffer: inout SigningBuffer
  ) throws(SigningError) -> SigningKey {
    let cached = keyCache.checkOut(day: timestamp.day, context: context, buffer: &buffer)
    let key: SigningKey
    if let cached { key = cached } else { key = try keyCache.derive(context, timestamp) }
    try buffer.prepareToSign(
      request, context: context, algorithm: .hmac, timestamp: timestamp, labels: key.labels)
    return key
  }
}
