internal import Crypto

/// A signer for SigV4a, the asymmetric variant of AWS Signature Version 4, whose signatures are
/// valid in a set of regions.
///
/// The region of the ``SigningContext`` is the region set: names separated by commas, where `*`
/// stands for any run of characters. Signatures are ECDSA over P-256 and random: the same request
/// never gets the same signature twice.
///
/// Source: "AWS Signature Version 4 for API requests" in the AWS IAM user guide; the key derivation
/// is the one of NIST SP 800-108 in counter mode.
public struct SigV4aSigner: Sendable {
  /// The cache of derived keys.
  public let keyCache: SigningKeyCache

  /// Creates a signer.
  ///
  /// - Parameter keyCache: The cache for derived keys. By default the signer has its own.
  public init(keyCache: SigningKeyCache = SigningKeyCache()) {
    self.keyCache = keyCache
  }

  /// Signs a request and returns what to add to it.
  ///
  /// - Throws: ``SigningError`` if the request, the credentials or an option cannot be signed, for
  ///   example ``SigningError/unsupportedPayload`` for signed chunks: use ``SigV4Signer`` for those.
  public func sign(
    _ request: borrowing SigningRequest, with context: borrowing SigningContext
  ) throws(SigningError) -> SigV4Signature {
    var prepared = try prepare(request, context)
    let signature = try prepared.signature()
    return prepared.buffer.writeSignature(
      Array(signature.utf8), of: request, context: context, labels: prepared.labels)
  }

  /// Signs a request and returns the intermediate values.
  ///
  /// - Throws: ``SigningError`` in the same cases as ``sign(_:with:)``.
  public func explain(
    _ request: borrowing SigningRequest, with context: borrowing SigningContext
  ) throws(SigningError) -> SigningExplanation {
    let prepared = try prepare(request, context)
    let buffer = prepared.buffer
    return SigningExplanation(
      canonicalRequest: buffer.text(buffer.writer.canonicalRequest),
      stringToSign: buffer.text(buffer.writer.stringToSign),
      credentialScope: prepared.labels.scope,
      signedHeaders: String(decoding: buffer.writer.layout.signedHeaders, as: UTF8.self),
      signature: try prepared.signature())
  }

  /// Returns the public key that belongs to credentials: the 32 bytes of X and the 32 bytes of Y.
  ///
  /// - Throws: ``SigningError`` if the access key ID or the secret is empty.
  public static func publicKey(for credentials: Credentials) throws(SigningError) -> [UInt8] {
    try credentials.validate()
    return Array(try AsymmetricKey.derive(credentials).publicKey.rawRepresentation)
  }

  /// Returns whether a signature is valid for a string to sign.
  ///
  /// - Parameters:
  ///   - signature: The signature in hexadecimal DER form.
  ///   - stringToSign: The text that was signed.
  ///   - publicKey: The 32 bytes of X and the 32 bytes of Y.
  public static func isValid(
    signature: String, for stringToSign: String, publicKey: [UInt8]
  ) -> Bool {
    guard let der = Hexadecimal.bytes(signature),
      let signature = try? P256.Signing.ECDSASignature(derRepresentation: der),
      let key = try? P256.Signing.PublicKey(rawRepresentation: publicKey)
    else { return false }
    return key.isValidSignature(signature, for: Array(stringToSign.utf8))
  }

  private func prepare(
    _ request: borrowing SigningRequest, _ context: borrowing SigningContext
  ) throws(SigningError) -> Prepared {
    switch request.payload {
    case .streaming(.signed), .streaming(.signedWithTrailer), .streaming(.events):
      throw .unsupportedPayload
    case .bytes, .sha256, .unsigned, .streaming(.unsignedWithTrailer): break
    }
    let timestamp = try SigningTimestamp(context.date)
    let key = try keyCache.asymmetricKey(context)
    let labels = SignatureLabels(
      algorithm: .ecdsa, accessKeyID: context.credentials.accessKeyID, timestamp: timestamp,
      region: nil, service: context.service)
    var buffer = SigningBuffer()
    try buffer.prepareToSign(
      request, context: context, algorithm: .ecdsa, timestamp: timestamp, labels: labels)
    return Prepared(buffer: buffer, key: key, labels: labels)
  }

  private struct Prepared {
    var buffer: SigningBuffer
    var key: AsymmetricKey
    var labels: SignatureLabels

    func signature() throws(SigningError) -> String {
      try key.signature(for: buffer.slice(buffer.writer.stringToSign))
    }
  }
}
