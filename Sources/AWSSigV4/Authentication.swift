/// What a request says of its own signature, from either place where it may say it.
struct Authentication {
  var algorithm: String
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
    var algorithm: Substring
    var credential: Substring
    var signedHeaders: Substring
    var signature: Substring
  }

  static func parseHeader(_ value: String) throws(VerificationError) -> HeaderParts {
    guard let space = value.utf8.firstIndex(of: Ascii.space) else {
      throw .malformed("Authorization")
    }
    let algorithm = value[..<space]
    guard algorithm.utf8.starts(with: "AWS4-".utf8) else {
      throw .unsupportedAlgorithm(String(algorithm))
    }
    var credential: Substring?
    var signedHeaders: Substring?
    var signature: Substring?
    for part in value[space...].utf8.split(separator: Ascii.comma) {
      let trimmed = trimming(part)
      guard let equals = trimmed.firstIndex(of: Ascii.equals) else {
        throw .malformed("Authorization")
      }
      let content = Substring(trimmed[trimmed.index(after: equals)...])
      let name = Substring(trimmed[..<equals])
      switch name {
      case "Credential" where credential == nil: credential = content
      case "SignedHeaders" where signedHeaders == nil: signedHeaders = content
      case "Signature" where signature == nil: signature = content
      default: throw .malformed("Authorization")
      }
    }
    guard let credential else { throw .malformed("Credential") }
    guard let signedHeaders else { throw .malformed("SignedHeaders") }
    guard let signature else { throw .malformed("Signature") }
    return HeaderParts(
      algorithm: algorithm, credential: credential, signedHeaders: signedHeaders,
      signature: signature)
  }

  private static func trimming(_ text: Substring.UTF8View) -> Substring.UTF8View {
    func isSpace(_ byte: UInt8) -> Bool { byte == Ascii.space || byte == Ascii.tab }
    var text = text.drop(while: isSpace)
    while let last = text.last, isSpace(last) { text.removeLast() }
    return text
  }

  /// Splits `AKID/20150830/us-east-1/iam/aws4_request`; SigV4a's credential has no region.
  static func parseCredential(
    _ credential: Substring, algorithm: SigningAlgorithm
  ) throws(VerificationError) -> (accessKeyID: String, scope: CredentialScope) {
    let parts = credential.utf8.split(separator: Ascii.slash, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    let count = algorithm == .hmac ? 5 : 4
    guard parts.count == count, parts.allSatisfy({ $0.utf8.allSatisfy(Ascii.isCredentialPart) }),
      parts.allSatisfy({ !$0.isEmpty })
    else { throw .malformed("Credential") }
    return (
      parts[0],
      CredentialScope(
        day: parts[1], region: algorithm == .hmac ? parts[2] : nil, service: parts[count - 2],
        terminator: parts[count - 1])
    )
  }
}
