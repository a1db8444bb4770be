#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

// The checks that SigV4 and SigV4a have in common.
extension SigV4Verifier {
  func checkScope(_ scope: borrowing CredentialScope) throws(VerificationError) {
    guard scope.equals(scope.terminator, SigningAlgorithm.terminator) else {
      throw .wrongScope(
        .terminator, expected: SigningAlgorithm.terminator,
        found: scope.string(scope.terminator))
    }
    if let region, let found = scope.region, !scope.equals(found, region) {
      throw .wrongScope(.region, expected: region, found: scope.string(found))
    }
    if let service, !scope.equals(scope.service, service) {
      throw .wrongScope(.service, expected: service, found: scope.string(scope.service))
    }
  }

  /// Checks that the day in the scope is that of the date.
  static func checkDay(
    _ authentication: borrowing Authentication, _ labels: SignatureLabels
  ) throws(VerificationError) {
    let scope = authentication.scope
    guard scope.equals(scope.day, labels.day) else {
      throw .wrongScope(.day, expected: labels.day, found: scope.string(scope.day))
    }
  }

  func checkTime(
    _ authentication: borrowing Authentication, now: Date
  ) throws(VerificationError) {
    let signed = authentication.timestamp.date
    let tolerance = tolerance / .seconds(1)
    // Written so that a clock that is not a number accepts nothing.
    guard now.timeIntervalSince(signed) >= -tolerance else {
      throw .notYetValid(until: signed.addingTimeInterval(-tolerance))
    }
    let life = authentication.expirySeconds.map(Double.init) ?? tolerance
    guard now.timeIntervalSince(signed) <= life else {
      throw .expired(at: signed.addingTimeInterval(life))
    }
  }
}
