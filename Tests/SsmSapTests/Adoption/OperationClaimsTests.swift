import Testing

@testable import SsmSap

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Claims to operations")
struct OperationClaimsTests {
  private static let start = Date(timeIntervalSince1970: 1_800_000_000)

  /// Two calls on one application that may both have started something.
  private func rivals() -> (OperationClaims, OperationClaims.Ticket, OperationClaims.Ticket) {
    let claims = OperationClaims(tolerance: .seconds(300))
    let subject = OperationClaims.Subject(operation: "StartConfigurationChecks", applicationId: "a")
    let first = claims.begin(subject, at: Self.start)
    let second = claims.begin(subject, at: Self.start)
    claims.fail(first)
    claims.fail(second)
    return (claims, first, second)
  }

  private func claimed(_ claim: OperationClaims.Claim) -> [String]? {
    if case .claimed(let ids) = claim { ids } else { nil }
  }

  @Test("Two calls share two operations, since one that has claimed its own needs no other")
  func sharing() {
    let (claims, first, second) = rivals()
    #expect(claimed(claims.claim(["1", "2"], for: first)) == ["1"])
    #expect(claimed(claims.claim(["1", "2"], for: second)) == ["2"])
  }

  @Test("A claim to one check's operation leaves open whose another check's is")
  func partialClaim() {
    let (claims, first, second) = rivals()
    #expect(claimed(claims.claim(["1", "2"], for: first)) == ["1"])
    guard case .contested = claims.claim(["3"], for: second) else {
      Issue.record("what the first call may have started was claimed")
      return
    }
  }
}
