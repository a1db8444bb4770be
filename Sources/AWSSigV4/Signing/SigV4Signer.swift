internal import Crypto

/// A signer for AWS Signature Version 4.
///
/// Signing is pure and synchronous: the same request, context and options always give the same
/// signature. A signer stores nothing but derived keys, so it is cheap to copy and safe to share
/// between threads.
///
/// Source: "Create a signed AWS API request" in the AWS IAM user guide.
public struct SigV4Signer: Sendable {
  /// The cache of derived keys.
  public let keyCache: SigningKeyCache

  /// Creates a signer.
  ///
  /// - Parameter keyCache: The cache for derived keys. Pass one to share it with other signers; by
  ///   default the signer has its own.
  public init(keyCache: SigningKeyCache = SigningKeyCache()) {
    self.keyCache = keyCache
  }

  /// Signs a request and returns what to add to it.
  ///
  /// `Authorization`, `X-Amz-Date` and `X-Amz-Security-Token` fields of the request are not signed,
  /// because the result replaces them.
  ///
  /// - Parameters:
  ///   - request: The parts of the request to sign.
  ///   - context: The credentials, date, region, service and options to sign with.
  /// - Returns: The header fields to set, or the query of the presigned URL.
  /// - Throws: ``SigningError`` if the request, the credentials or an option cannot be signed.
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
        lane.buffer.writer.digest.digits, of: request, context: context, labels: key.labels)
    }
  }

  /// Signs a request and returns the intermediate values, to find out why a service disagrees.
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
