/// The intermediate values of a signature, to compare with what a service says it computed.
public struct SigningExplanation: Sendable, Hashable {
  /// The request in the one form that both sides can compute.
  ///
  /// A signed session token stands in it in full; ``description`` leaves it out.
  public let canonicalRequest: String

  /// What the signing key is applied to.
  public let stringToSign: String

  /// Date, region, service and terminator: `20150830/us-east-1/iam/aws4_request`.
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
    \(Redaction.withoutSessionToken(canonicalRequest))
    string to sign:
    \(stringToSign)
    signature: \(signature)
    """
  }

  /// Children without the session token, for `dump` and debuggers.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "canonicalRequest": Redaction.withoutSessionToken(canonicalRequest),
        "stringToSign": stringToSign,
        "credentialScope": credentialScope,
        "signedHeaders": signedHeaders,
        "signature": signature,
      ])
  }
}
