/// The values that a verifier computed for a request whose signature it did not accept.
///
/// The right signature is not among them: anyone who sees it could send the request.
public struct VerificationExplanation: Sendable, Hashable {
  /// The canonical request.
  ///
  /// It contains a signed session token in full; ``description`` leaves the token out.
  public let canonicalRequest: String

  /// The string to sign.
  public let stringToSign: String

  /// Returns the first difference between the sender's canonical request and the verifier's.
  ///
  /// - Returns: `nil` if they are the same, which means that the keys differ.
  public func firstDifference(fromCanonicalRequest sent: String) -> CanonicalDifference? {
    CanonicalDifference(between: sent, and: canonicalRequest)
  }
}

extension VerificationExplanation: CustomStringConvertible, CustomReflectable {
  /// The values one after another, without the session token.
  public var description: String {
    """
    canonical request:
    \(SigningRedaction.withoutSessionToken(canonicalRequest))
    string to sign:
    \(stringToSign)
    """
  }

  /// A mirror without the session token, for `dump` and debuggers.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "canonicalRequest": SigningRedaction.withoutSessionToken(canonicalRequest),
        "stringToSign": stringToSign,
      ])
  }
}
