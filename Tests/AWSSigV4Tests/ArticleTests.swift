import AWSSigV4
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("The article on signing and verifying")
struct ArticleTests {
  /// Keys in memory, asked for asynchronously.
  private struct Keys: KeyStore {
    func credentials(for accessKeyID: String) async -> Credentials? {
      accessKeyID == Fixtures.credentials.accessKeyID ? Fixtures.credentials : nil
    }
  }

  @Test("A request signed as in the article is verified as in the article")
  func signsAndVerifies() async throws {
    let request = try listQueues(by: Fixtures.credentials)
    let body = Array("{}".utf8)
    let keys = [Fixtures.credentials.accessKeyID: Fixtures.credentials]
    #expect(sender(of: request, body: body, among: keys, now: Date()) == "AKIDEXAMPLE")
    #expect(
      sender(of: request, body: body, among: [:], now: Date())
        == "the access key ID \"AKIDEXAMPLE\" is unknown")
    #expect(
      sender(of: request, body: body, among: keys, now: Fixtures.date) == "check your clock")
    #expect(
      sender(of: request, body: [], among: keys, now: Date())
        .hasPrefix("the signature does not match"))
    #expect(
      try await sender(of: request, body: body, in: Keys(), now: Date()) == "AKIDEXAMPLE")
  }

  @Test("The presigned URL works for 15 minutes")
  func presigns() throws {
    let url = try downloadURL(of: "report.pdf", by: Fixtures.credentials, now: Fixtures.date)
    #expect(
      url.hasPrefix("https://example-bucket.s3.eu-central-1.amazonaws.com/report.pdf?X-Amz-Alg"))
    #expect(url.contains("&X-Amz-Expires=900&"))
    #expect(url.contains("&X-Amz-Signature="))
  }

  @Test("The comparison finds the part that differs")
  func compares() throws {
    let request = Fixtures.request(path: "/a")
    let theirs = try SigV4Signer().explain(
      Fixtures.request(path: "/b"), with: Fixtures.context()
    ).canonicalRequest
    let difference = try firstDifference(
      between: theirs, and: request, signedWith: Fixtures.context())
    #expect(difference?.part == .path)
  }
}
