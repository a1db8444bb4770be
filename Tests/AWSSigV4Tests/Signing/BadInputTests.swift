import AWSSigV4
import HTTPTypes
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Input that cannot be signed")
struct BadInputTests {
  private func error(
    _ request: SigningRequest = Fixtures.request(), _ context: SigningContext = Fixtures.context()
  ) -> SigningError? {
    do {
      _ = try SigV4Signer().sign(request, with: context)
      return nil
    } catch {
      return error
    }
  }

  @Test("An empty or unsendable access key id is rejected")
  func accessKeyID() {
    for (id, expected) in [
      ("", SigningError.emptyAccessKeyID), ("a/b", .invalidAccessKeyID),
      ("a b", .invalidAccessKeyID),
      ("a,b", .invalidAccessKeyID), ("a\r\nb", .invalidAccessKeyID), ("ä", .invalidAccessKeyID),
    ] {
      let credentials = Credentials(accessKeyID: id, secretAccessKey: "secret")
      #expect(error(Fixtures.request(), Fixtures.context(credentials: credentials)) == expected)
    }
  }

  @Test("An empty secret is rejected")
  func secret() {
    let credentials = Credentials(accessKeyID: "AKID", secretAccessKey: "")
    #expect(
      error(Fixtures.request(), Fixtures.context(credentials: credentials))
        == .emptySecretAccessKey)
  }

  @Test(
    "An empty session token or one with control characters is rejected",
    arguments: ["", "a\nb", "a\u{0}b", "a\r\nX-Injected: 1"])
  func sessionToken(token: String) {
    let credentials = Credentials(
      accessKeyID: "AKID", secretAccessKey: "secret", sessionToken: token)
    #expect(
      error(Fixtures.request(), Fixtures.context(credentials: credentials)) == .invalidSessionToken)
  }

  @Test(
    "A region or service that breaks the credential scope is rejected",
    arguments: ["", "us/east", "us east", "us\n", "ü", "a,b"])
  func scope(text: String) {
    #expect(error(Fixtures.request(), Fixtures.context(region: text)) == .invalidRegion(text))
    #expect(error(Fixtures.request(), Fixtures.context(service: text)) == .invalidService(text))
  }

  @Test("A method that is not a token is rejected", arguments: ["", "GE T", "GET\r\n", "GÉT"])
  func method(method: String) {
    #expect(error(Fixtures.request(method: method)) == .invalidMethod(method))
  }

  @Test("A request without a host is rejected")
  func host() throws {
    let request = SigningRequest(method: "GET", path: "/", headers: [])
    #expect(error(request) == .missingHost)
    var httpRequest = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/")
    #expect(throws: SigningError.missingHost) {
      try SigV4Signer().sign(&httpRequest, payload: .bytes([]), with: Fixtures.context())
    }
  }

  @Test(
    "A header name that is not a token is rejected",
    arguments: ["", "a b", "a:b", "a\r\n", "ä", "a\u{0}"])
  func headerName(name: String) {
    #expect(error(Fixtures.request(headers: [(name, "value")])) == .invalidHeaderName(name))
  }

  @Test(
    "A control character in a header value is rejected where it stands",
    arguments: [
      ("\u{0}", 0), ("a\nb", 1), ("a\r\nX-Injected: 1", 1), ("a\rb", 1), ("abc\n", 3),
      ("a \u{7f}", 2), ("a\r\n", 1), ("a\r", 1), ("é\u{1}", 2),
    ])
  func headerValue(value: String, offset: Int) {
    #expect(
      error(Fixtures.request(headers: [("X-Name", value)]))
        == .invalidHeaderValue(name: "X-Name", offset: offset))
  }

  @Test("A folded header value is taken for one line", arguments: ["a\n b", "a\r\n\tb", "a \n  b"])
  func foldedValue(value: String) throws {
    let explanation = try SigV4Signer().explain(
      Fixtures.request(headers: [("X-Name", value)]), with: Fixtures.context())
    #expect(explanation.canonicalRequest.contains("\nx-name:a b\n"))
  }

  @Test("A header value that is not UTF-8 is rejected")
  func nonUTF8Value() throws {
    let name = try #require(HTTPField.Name("x-name"))
    var request = HTTPRequest(method: .get, scheme: "https", authority: "host", path: "/")
    request.headerFields.append(HTTPField(name: name, value: [0x61, 0xff]))
    #expect(throws: SigningError.invalidHeaderValue(name: "x-name", offset: 1)) {
      try SigV4Signer().sign(&request, payload: .bytes([]), with: Fixtures.context())
    }
  }

  @Test(
    "A broken path is rejected where it breaks",
    arguments: [
      ("a", SigningError.pathWithoutSlash), ("?a=b", .pathWithoutSlash),
      ("/a?b", .queryInPath(offset: 2)), ("/?", .queryInPath(offset: 1)),
      ("/a#b", .invalidPath(offset: 2)), ("/a\u{0}", .invalidPath(offset: 2)),
      ("/a\nb", .invalidPath(offset: 2)), ("/%", .invalidPercentEncoding(.path, offset: 1)),
      ("/a%2", .invalidPercentEncoding(.path, offset: 2)),
      ("/a%zz", .invalidPercentEncoding(.path, offset: 2)),
      ("/%41%4", .invalidPercentEncoding(.path, offset: 4)),
    ])
  func path(path: String, expected: SigningError) {
    #expect(error(Fixtures.request(path: path)) == expected)
    #expect(error(Fixtures.request(path: path), Fixtures.context(options: .s3)) == expected)
  }

  @Test("A question mark in the path is told to belong to the query")
  func questionMark() {
    let text = error(Fixtures.request(path: "/a?b=c"))?.description
    #expect(text?.contains("\"?\" at byte 2; pass what follows it as the query") == true)
  }

  @Test("An HTTPRequest without a path is rejected")
  func missingPath() {
    var request = HTTPRequest(method: .get, scheme: "https", authority: "host", path: nil)
    #expect(throws: SigningError.missingPath) {
      try SigV4Signer().sign(&request, payload: .bytes([]), with: Fixtures.context())
    }
  }

  @Test(
    "A broken query is rejected where it breaks",
    arguments: [
      ("a=%", SigningError.invalidPercentEncoding(.query, offset: 2)),
      ("a=1&%4=2", .invalidPercentEncoding(.query, offset: 4)),
      ("a=%2&b", .invalidPercentEncoding(.query, offset: 2)),
      ("a=\r\n", .invalidQuery(offset: 2)), ("a#b", .invalidQuery(offset: 1)),
      ("a=\u{0}", .invalidQuery(offset: 2)),
    ])
  func query(query: String, expected: SigningError) {
    #expect(error(Fixtures.request(query: query)) == expected)
  }

  @Test(
    "A payload hash that is not 64 lowercase hexadecimal digits is rejected",
    arguments: ["", "abc", String(repeating: "A", count: 64), String(repeating: "g", count: 64)])
  func payloadHash(hex: String) {
    #expect(error(Fixtures.request(payload: .sha256(hex: hex))) == .invalidPayloadHash)
  }

  @Test("A request whose own hash contradicts its body is rejected")
  func contradictingHash() throws {
    let given = String(repeating: "0", count: 64)
    let request = Fixtures.request(headers: [("X-Amz-Content-SHA256", given)])
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(error(request) == .payloadHashMismatch(header: given, payload: empty))
    let agreeing = Fixtures.request(headers: [("X-Amz-Content-SHA256", empty)])
    #expect(error(agreeing) == nil)
    #expect(error(agreeing, Fixtures.context(options: .s3)) == nil)
  }

  @Test("The description of an error is one line, whatever the offending text")
  func oneLine() {
    let text = "a\nb\u{1b}[31m\u{2028}"
    let errors: [SigningError] = [
      .invalidRegion(text), .invalidService(text), .invalidMethod(text), .invalidHeaderName(text),
      .invalidHeaderValue(name: text, offset: 1),
    ]
    for error in errors {
      #expect(
        !error.description.unicodeScalars.contains {
          "\n\u{1b}\u{2028}".unicodeScalars.contains($0)
        })
    }
  }

  @Test("No error shows the secret or the token")
  func noSecrets() throws {
    let credentials = Credentials(
      accessKeyID: "a b", secretAccessKey: "very-secret", sessionToken: "the\ntoken")
    for context in [
      Fixtures.context(credentials: credentials),
      Fixtures.context(credentials: credentials, region: ""),
    ] {
      let text = String(reflecting: try #require(error(Fixtures.request(), context)))
      #expect(!text.contains("very-secret"))
      #expect(!text.contains("token"))
    }
  }
}
