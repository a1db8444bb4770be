/// What a request says of its own signature, from either place where it may say it.
struct Authentication {
  var accessKeyID: String
  var scope: CredentialScope
  var timestamp: SigningTimestamp
  var signedHeaders: String
  var signature: String
  /// The session token that goes with the signature.
  var sessionToken: String?
  /// How long a presigned URL works; nil for a signature in a header field.
  var expirySeconds: Int?
  /// The region set of SigV4a.
  var regionSet: String?
}

/// The parts of a credential scope; SigV4a's has no region.
struct CredentialScope {
  var day: String
  var region: String?
  var service: String
  var terminator: String
}

extension Authentication {
  /// The value of an `Authorization` field, taken apart.
  struct HeaderParts {
    var credential: Range<Int>
    var signedHeaders: Range<Int>
    var signature: Range<Int>
  }

  static func parseHeader(
    _ bytes: Span<UInt8>, algorithm: SigningAlgorithm
  ) throws(VerificationError) -> HeaderParts {
    let nameEnd = bytes.firstIndex(of: Ascii.space, from: 0)
    // The word before the space is safe to show; a value without one may be a secret.
    guard nameEnd < bytes.count else { throw .malformed("Authorization") }
    guard bytes.equals(0..<nameEnd, algorithm.name) else {
      throw .unsupportedAlgorithm(bytes.text(0..<nameEnd))
    }
    var credential: Range<Int>?
    var signedHeaders: Range<Int>?
    var signature: Range<Int>?
    var start = nameEnd
    while start < bytes.count {
      let end = bytes.firstIndex(of: Ascii.comma, from: start)
      let part = bytes.trimmed(start..<end)
      start = end + 1
      if part.isEmpty { continue }
      let equals = bytes.firstIndex(of: Ascii.equals, from: part.lowerBound)
      guard equals < part.upperBound else { throw .malformed("Authorization") }
      let (name, value) = (part.lowerBound..<equals, (equals + 1)..<part.upperBound)
      if bytes.equals(name, "Credential"), credential == nil {
        credential = value
      } else if bytes.equals(name, "SignedHeaders"), signedHeaders == nil {
        signedHeaders = value
      } else if bytes.equals(name, "Signature"), signature == nil {
        signature = value
      } else {
        throw .malformed("Authorization")
      }
    }
    guard let credential else { throw .malformed("Credential") }
    guard let signedHeaders else { throw .malformed("SignedHeaders") }
    guard let signature else { throw .malformed("Signature") }
    return HeaderParts(credential: credential, signedHeaders: signedHeaders, signature: signature)
  }

  /// Splits `AKID/20150830/us-east-1/iam/aws4_request`; SigV4a's credential has no region.
  static func parseCredential(
    _ bytes: Span<UInt8>, _ range: Range<Int>, algorithm: SigningAlgorithm
  ) throws(VerificationError) -> (accessKeyID: String, scope: CredentialScope) {
    var start = range.lowerBound
    func next() throws(VerificationError) -> String {
      let end = min(bytes.firstIndex(of: Ascii.slash, from: start), range.upperBound)
      guard end > start else { throw .malformed("Credential") }
      for index in start..<end where !Ascii.isCredentialPart(bytes[index]) {
        throw .malformed("Credential")
      }
      let part = bytes.text(start..<end)
      start = end + 1
      return part
    }
    let accessKeyID = try next()
    let scope = CredentialScope(
      day: try next(), region: algorithm == .hmac ? try next() : nil, service: try next(),
      terminator: try next())
    // One past the end of the last part: nothing follows it.
    guard start == range.upperBound + 1 else { throw .malformed("Credential") }
    return (accessKeyID, scope)
  }
}
