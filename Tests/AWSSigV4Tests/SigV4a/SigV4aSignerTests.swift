import AWSSigV4
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("SigV4a")
struct SigV4aSignerTests {
  private let now = Fixtures.date

  private func rejection(
    _ request: SigningRequest, _ verifier: SigV4aVerifier = SigV4aVerifier()
  ) -> VerificationError? {
    do {
      _ = try verifier.verify(request, now: now) { _ in Fixtures.credentials }
      return nil
    } catch {
      return error
    }
  }

  private func signed(
    _ regionSet: String = "us-*", location: SignatureLocation = .header
  ) throws -> SigningRequest {
    var request = Fixtures.request(path: "/a", query: "b=c")
    let context = Fixtures.context(
      region: regionSet, options: SigningOptions(location: location))
    let signature = try SigV4aSigner().sign(request, with: context)
    request.headers += signature.headers
    if let query = signature.query { request.query = query }
    return request
  }

  @Test("The key that belongs to an access key is the known one")
  func knownKey() throws {
    // The key that is published with the vectors for this access key.
    let key = try SigV4aSigner.publicKey(for: Fixtures.credentials)
    #expect(key.count == 64)
    #expect(key.prefix(4) == [0xb6, 0x61, 0x8f, 0x6a])
    #expect(key.suffix(4) == [0x30, 0xc8, 0xe5, 0x18])
  }

  @Test(
    "What is signed is accepted in either place",
    arguments: [SignatureLocation.header, .query(expiresIn: .seconds(60))])
  func accepted(location: SignatureLocation) throws {
    let verified = try SigV4aVerifier(region: "us-east-1", service: "service").verify(
      try signed(location: location), now: now
    ) { _ in Fixtures.credentials }
    #expect(verified.region == "us-*")
    #expect(verified.credentialScope == "20150830/service/aws4_request")
  }

  @Test(
    "A request is good in the regions of its set",
    arguments: [
      ("*", "us-east-1", true), ("us-east-1", "us-east-1", true), ("us-*", "us-east-1", true),
      ("eu-*,us-*-1", "us-east-1", true), ("us-*-2", "us-east-1", false),
      ("eu-*", "us-east-1", false), ("us-east-1", "us-east-11", false), ("*a*a*b", "aaaab", true),
      ("*a*a*b", "aaaac", false), ("us-east-1*", "us-east-1", true),
    ])
  func regionSet(set: String, region: String, matches: Bool) throws {
    let error = rejection(try signed(set), SigV4aVerifier(region: region))
    #expect(error == (matches ? nil : .wrongScope(.region, expected: region, found: set)))
  }

  @Test("A changed request is rejected")
  func changed() throws {
    for location in [SignatureLocation.header, .query(expiresIn: .seconds(60))] {
      var request = try signed(location: location)
      request.path = "/b"
      guard case .signatureMismatch = rejection(request) else {
        Issue.record("accepted, or rejected for another reason")
        return
      }
    }
  }

  @Test("A request signed with the other algorithm is rejected")
  func otherAlgorithm() throws {
    let request = try Fixtures.signed(Fixtures.request(), context: Fixtures.context())
    #expect(rejection(request) == .unsupportedAlgorithm("AWS4-HMAC-SHA256"))
  }

  @Test("A region set that cannot be sent is rejected", arguments: ["", ",", "a,", "a b", "a/b"])
  func badRegionSet(set: String) {
    #expect(throws: SigningError.invalidRegion(set)) { try signed(set) }
  }

  @Test("A body in signed chunks and empty keys are rejected")
  func unsupported() {
    #expect(throws: SigningError.unsupportedPayload) {
      try SigV4aSigner().sign(
        Fixtures.request(payload: .streaming(.signed)), with: Fixtures.context())
    }
    #expect(throws: SigningError.emptySecretAccessKey) {
      try SigV4aSigner.publicKey(for: Credentials(accessKeyID: "AKID", secretAccessKey: ""))
    }
  }

  @Test("Nonsense is no valid signature", arguments: ["", "00", "3006020101020101", "zz", "abc"])
  func nonsense(signature: String) throws {
    let publicKey = try SigV4aSigner.publicKey(for: Fixtures.credentials)
    #expect(!SigV4aSigner.isValid(signature: signature, for: "text", publicKey: publicKey))
    #expect(!SigV4aSigner.isValid(signature: signature, for: "text", publicKey: []))
  }
}
