/// The intermediate values of a signature, to compare with those of a service.
public struct SigningExplanation: Sendable, Hashable {
  /// The canonical request.
  ///
  /// It contains a signed session token in full; ``description`` leaves the token out.
  public let canonicalRequest: String

  /// The text that is signed with the signing key.
  public let stringToSign: String

  /// The date, region, service and terminator: `20150830/us-east-1/iam/aws4_request`.
  public let credentialScope: String

  /// The names of the signed header fields, sorted and separated by semicolons.
  public let signedHeaders: String

  /// The signature in hexadecimal digits.
  public let signature: String
}

extension SigningExplanation: CustomStringConvertible, CustomReflectable {
  /// The values one after another, without the session token.
  public var description: String {
    """
    canonical request:
    \(SigningRedaction.withoutSessionToken(canonicalRequest))
    string to sign:
    \(stringToSign)
    signature: \(signature)
    """
  }

  /// A mirror without the session token, for `dump` and debuggers.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "canonicalRequest": SigningRedaction.withoutSessionToken(canonicalRequest),
        "stringToSign": stringToSign,
        "credentialScope": credentialScope,
        "signedHeaders": signedHeaders,
        "signature": signature,
      ])
  }
}
