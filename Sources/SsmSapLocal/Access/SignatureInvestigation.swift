import AWSShapes
import AWSSigV4
import HTTPTypes
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finds out where the canonical request of a sender differs from the service's.
///
/// The service does not know what the sender signed. But if the signature is right for a request
/// with a common mistake, the sender made that mistake.
struct SignatureInvestigation {
  let request: SigningRequest
  let credentials: Credentials
  let date: Date
  /// The service's canonical request and string to sign.
  let expected: VerificationExplanation
  /// Not the service's, which need not keep the keys of wrong secrets.
  private let keyCache = SigningKeyCache()

  init(
    _ request: SigningRequest, _ credentials: Credentials, at date: Date,
    expected: VerificationExplanation
  ) {
    self.request = request
    self.credentials = credentials
    self.date = date
    self.expected = expected
  }

  /// Returns a sentence with the first difference of the canonical requests, if a common mistake
  /// explains the signature, and the service's canonical request without a session token.
  func explanation() -> String {
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
    SigV4Verifier(
      service: SsmSapService.shape.signingName, options: mistake.options, keyCache: keyCache)
  }
}
