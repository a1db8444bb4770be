#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// Finds out where the canonical request of a sender differs from a verifier's.
///
/// A verifier does not know what the sender signed. But if the signature is right for a request
/// with a common mistake, the sender made that mistake.
package struct SignatureInvestigation {
  private let request: SigningRequest
  private let credentials: Credentials
  private let date: Date
  private let tolerance: Duration
  /// The verifier's canonical request and string to sign.
  private let expected: VerificationExplanation
  /// Not the verifier's, which need not keep the keys of wrong secrets.
  private let keyCache = SigningKeyCache()

  /// Creates an investigation.
  ///
  /// - Parameters:
  ///   - request: The request as received.
  ///   - credentials: The credentials of the access key ID that the request names.
  ///   - date: The time of the verification.
  ///   - tolerance: How far the sender's clock may be off.
  ///   - expected: The explanation of the verifier that rejected the signature.
  package init(
    _ request: SigningRequest, _ credentials: Credentials, at date: Date,
    tolerance: Duration = .seconds(300), expected: VerificationExplanation
  ) {
    self.tolerance = tolerance
    self.request = request
    self.credentials = credentials
    self.date = date
    self.expected = expected
  }

  /// Returns a sentence with the first difference of the canonical requests, if a common mistake
  /// explains the signature, and the verifier's canonical request without a session token.
  package func explanation() -> String {
    for mistake in SigningMistake.all(in: request) where isMade(mistake) {
      let difference = sentCanonicalRequest(mistake)
        .flatMap { expected.firstDifference(fromCanonicalRequest: $0) }
      let place = difference.map { " The first difference, sent and expected: \($0)." } ?? ""
      return "\(mistake.description).\(place)\n\(expected)"
    }
    return """
      No common mistake gives this signature: the secret access key is another one, or the request \
      was changed on its way. Compare the sender's canonical request with this one.
      \(expected)
      """
  }

  private func isMade(_ mistake: SigningMistake) -> Bool {
    let key = mistake.changedKey(credentials)
    return (try? verifier(mistake).verify(mistake.request, now: date) { _ in key }) != nil
  }

  /// A verifier gives its canonical request with the error only, so this verifies with a wrong key.
  private func sentCanonicalRequest(_ mistake: SigningMistake) -> String? {
    let wrong = Credentials(
      accessKeyID: credentials.accessKeyID,
      secretAccessKey: credentials.secretAccessKey + "-another",
      sessionToken: credentials.sessionToken)
    do {
      _ = try verifier(mistake).verify(mistake.request, now: date) { _ in wrong }
      return nil
    } catch .signatureMismatch(let explanation) {
      return explanation.canonicalRequest
    } catch {
      return nil
    }
  }

  private func verifier(_ mistake: SigningMistake) -> SigV4Verifier {
    SigV4Verifier(tolerance: tolerance, options: mistake.options, keyCache: keyCache)
  }
}
