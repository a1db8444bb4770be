import AWSSigV4
import HTTPTypes
import Testing

@Suite("Requests from presigned URLs")
struct PresignedRequestTests {
  @Test(
    "A presigned URL becomes the request that its signature covers",
    arguments: ["/", "", "/a%20b/%2F?x=1&y=a%2Bb", "/a//b/../c"])
  func verified(path: String) throws {
    let signed = HTTPRequest(
      method: .put, scheme: "https", authority: "example.com:8443", path: path)
    let url = try SigV4Signer().presignedURL(
      for: signed, expiresIn: .seconds(60), with: Fixtures.context())
    let request = try #require(HTTPRequest(presignedURL: url, method: .put))
    let verified = try SigV4Verifier().verify(
      request, payload: .bytes([]), now: Fixtures.date
    ) { _ in Fixtures.credentials }
    #expect(verified.accessKeyID == Fixtures.credentials.accessKeyID)
    #expect("\(request.scheme ?? "")://\(request.authority ?? "")\(request.path ?? "")" == url)
  }

  @Test(
    "Scheme, authority and path are found, and a fragment is left out",
    arguments: [
      ("HTTPS://example.com?a=b", "https", "example.com", "/?a=b"),
      ("http://[::1]:9000/a?b=c#d?e", "http", "[::1]:9000", "/a?b=c"),
      ("https://example.com#a", "https", "example.com", "/"),
      ("https://example.com/?u=http://b/@c", "https", "example.com", "/?u=http://b/@c"),
    ])
  func parts(url: String, scheme: String, authority: String, path: String) throws {
    let request = try #require(HTTPRequest(presignedURL: url))
    #expect(request.method == .get)
    #expect(request.scheme == scheme)
    #expect(request.authority == authority)
    #expect(request.path == path)
  }

  @Test(
    "Text that is not a URL of http or https makes no request",
    arguments: [
      "", "example.com/a", "/a?b=c", "ftp://example.com/", "https:///a",
      "https://user@example.com/",
      "https://example.com/a b", "https://example.com/\u{E9}", "https://example.com/\r\n", "://a/",
    ])
  func rejected(url: String) {
    #expect(HTTPRequest(presignedURL: url) == nil)
  }
}
