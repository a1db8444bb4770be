/// The claims of a request about its signature, from the header or from the query.
struct Authentication {
  var accessKeyID: String
  var scope: CredentialScope
  var timestamp: SigningTimestamp
  var signedHeaders: TextPart
  var signature: TextPart
  /// The session token.
  var sessionToken: SessionTokenText?
  /// How long a presigned URL works, in seconds; `nil` for a signature in a header field.
  var expirySeconds: Int?
  /// The region set of SigV4a.
  var regionSet: String?
}

extension Authentication {
  /// The parts of an `Authorization` field's value.
  struct HeaderParts {
    var credential: Range<Int>
    var signedHeaders: Range<Int>
    var signature: Range<Int>
  }

  static func parseHeader(
    _ bytes: Span<UInt8>, algorithm: SigningAlgorithm
  ) throws(VerificationError) -> HeaderParts {
    let nameEnd = bytes.firstIndex(of: Ascii.space, in: 0..<bytes.count)
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
      let end = bytes.firstIndex(of: Ascii.comma, in: start..<bytes.count)
      let part = bytes.trimmed(start..<end)
      start = end + 1
      if part.isEmpty { continue }
      let equals = bytes.firstIndex(of: Ascii.equals, in: part)
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

  /// Splits `AKID/20150830/us-east-1/iam/aws4_request`. SigV4a's credential has no region.
  static func parseCredential(
    _ text: String, _ range: Range<Int>, algorithm: SigningAlgorithm
  ) throws(VerificationError) -> (accessKeyID: String, scope: CredentialScope) {
    let bytes = text.utf8.span
    var start = range.lowerBound
    func next() throws(VerificationError) -> Range<Int> {
      var end = start
      while end < range.upperBound, bytes[end] != Ascii.slash {
        guard Ascii.isCredentialPart(bytes[end]) else { throw .malformed("Credential") }
        end += 1
      }
      guard end > start else { throw .malformed("Credential") }
      defer { start = end + 1 }
      return start..<end
    }
    let accessKeyID = try next()
    let scope = CredentialScope(
      text: text, day: try next(), region: algorithm == .hmac ? try next() : nil,
      service: try next(), terminator: try next())
    // One past the end of the last part: nothing follows it.
    guard start == range.upperBound + 1 else { throw .malformed("Credential") }
    return (bytes.text(accessKeyID), scope)
  }
}
