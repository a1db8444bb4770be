/// What a verifier computed for a request whose signature it did not accept.
///
/// The signature itself is left out: shown to the sender it would let anyone sign.
public struct VerificationExplanation: Sendable, Hashable {
  /// The canonical request.
  ///
  /// A signed session token stands in it in full; ``description`` leaves it out.
  public let canonicalRequest: String

  /// The string to sign.
  public let stringToSign: String

  /// The first place where the canonical request of the sender differs from the verifier's; nil if
  /// they are the same, and then the keys differ.
  public func firstDifference(fromCanonicalRequest sent: String) -> CanonicalDifference? {
    CanonicalDifference(between: sent, and: canonicalRequest)
  }
}

extension VerificationExplanation: CustomStringConvertible, CustomReflectable {
  /// The values one after the other, without the session token.
  public var description: String {
    """
    canonical request:
    \(Redaction.withoutSessionToken(canonicalRequest))
    string to sign:
    \(stringToSign)
    """
  }

  /// Children without the session token, for `dump` and debuggers.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "canonicalRequest": Redaction.withoutSessionToken(canonicalRequest),
        "stringToSign": stringToSign,
      ])
  }
}
