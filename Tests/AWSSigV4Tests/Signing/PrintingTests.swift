import AWSSigV4
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Values end up in logs: what they print must be of no use to a thief.
@Suite("Printing values")
struct PrintingTests {
  private static let credentials = Credentials(
    accessKeyID: "ASIAEXAMPLE", secretAccessKey: "very-secret", sessionToken: "the-token")

  private static let locations = [SignatureLocation.header, .query(expiresIn: .seconds(60))]

  private func context(_ location: SignatureLocation) -> SigningContext {
    Fixtures.context(
      credentials: Self.credentials, options: SigningOptions(location: location))
  }

  private func printed(_ value: Any) -> String {
    var text = "\(value) \(String(reflecting: value)) "
    dump(value, to: &text)
    return text
  }

  private func signed(_ location: SignatureLocation) throws -> (SigningRequest, String) {
    let signature = try SigV4Signer().sign(Fixtures.request(), with: context(location))
    let request = try Fixtures.signed(Fixtures.request(), context: context(location))
    return (request, signature.signature)
  }

  @Test("Signatures and requests print neither signature nor token", arguments: locations)
  func signatures(location: SignatureLocation) throws {
    let (request, signature) = try signed(location)
    let made = try SigV4Signer().sign(Fixtures.request(), with: context(location))
    for text in [printed(request), printed(made), printed(context(location))] {
      for secret in [signature, "the-token", "very-secret"] { #expect(!text.contains(secret)) }
    }
    #expect(printed(made).contains("20150830T123600Z"))
    #expect(printed(request).contains("GET /"))
  }

  @Test("A verified request prints who signed what, not the signature", arguments: locations)
  func verifiedRequest(location: SignatureLocation) throws {
    let (request, signature) = try signed(location)
    let verified = try SigV4Verifier().verify(request, now: Fixtures.date) { _ in
      Self.credentials
    }
    #expect(verified.signature == signature)
    let text = printed(verified)
    #expect(!text.contains(signature))
    #expect(!text.contains("the-token"))
    #expect(
      verified.description.hasPrefix(
        "VerifiedRequest(accessKeyID: ASIAEXAMPLE, date: 20150830T123600Z, "
          + "scope: 20150830/us-east-1/service/aws4_request, signedHeaders: host"))
  }

  @Test("A refused request prints a sentence, not the token", arguments: locations)
  func mismatch(location: SignatureLocation) throws {
    var (request, _) = try signed(location)
    request.path = "/other"
    let error = #expect(throws: VerificationError.self) {
      try SigV4Verifier().verify(request, now: Fixtures.date) { _ in Self.credentials }
    }
    let text = printed(try #require(error))
    #expect(text.contains("the signature does not match the request"))
    #expect(!text.contains("the-token"))
    #expect(!text.contains("canonical request:"))
  }

  @Test(
    "Each reason to refuse a request is a sentence",
    arguments: [
      (.missingAuthentication, "the request is not signed"),
      (.unsupportedAlgorithm("a\nb"), "the signing algorithm \"a\\u{a}b\" is not supported"),
      (.malformed("Credential"), "Credential is missing, repeated or malformed"),
      (.expired(at: Fixtures.date), "the signature expired at 20150830T123600Z"),
      (.notYetValid(until: Fixtures.date), "the signature is not valid before 20150830T123600Z"),
      (
        .expired(at: .distantPast.addingTimeInterval(-1e12)),
        "the signature expired at an unknown time"
      ),
      (.unknownAccessKey("AKID"), "the access key ID \"AKID\" is unknown"),
      (
        .wrongScope(.region, expected: "eu", found: "us"),
        "the request was signed for the region \"us\" instead of \"eu\""
      ),
      (.chunkSignatureMismatch(index: 3), "the signature of chunk 3 does not match"),
      (
        .invalidRequest(.missingHost),
        "the request cannot have been signed: the request has no Host header field"
      ),
    ] as [(VerificationError, String)])
  func reasons(error: VerificationError, expected: String) {
    #expect("\(error)" == expected)
    #expect(String(reflecting: error) == expected)
  }
}
