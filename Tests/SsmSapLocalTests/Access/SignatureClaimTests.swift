import AWSSigV4
import HTTPTypes
import Testing

@testable import SsmSapLocal

@Suite("The key and region that a request claims")
struct SignatureClaimTests {
  @Test(
    "They are read from the header or the query",
    arguments: [SignatureLocation.header, .query(expiresIn: .seconds(60))])
  func reads(location: SignatureLocation) throws {
    let signed = try SignedRequest(options: SigningOptions(location: location))
    let claim = try #require(SignatureClaim(signed.request))
    #expect(claim.accessKeyID == "AKIDLOCALEXAMPLE")
    #expect(claim.region == "eu-central-1")
  }

  @Test(
    "Anything else has none",
    arguments: [
      "", "Basic dXNlcjpwdw==", "AWS4-HMAC-SHA256 Credential=", "AWS4-HMAC-SHA256 Credential=A/B/C",
      "AWS4-HMAC-SHA256 Credential=A/B/C/D/", "AWS4-HMAC-SHA256 Credential=A/B//D/E",
    ])
  func ignoresOthers(authorization: String) {
    var request = HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/?a=b")
    request.headerFields[.authorization] = authorization
    #expect(SignatureClaim(request) == nil)
  }
}
