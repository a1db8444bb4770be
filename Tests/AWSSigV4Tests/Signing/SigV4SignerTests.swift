import AWSSigV4
import HTTPTypes
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Signing")
struct SigV4SignerTests {
  @Test("The example of the Signature Version 4 test suite has its known signature")
  func vanilla() throws {
    let signature = try SigV4Signer().sign(Fixtures.request(), with: Fixtures.context())
    #expect(
      signature.authorization
        == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
        + "SignedHeaders=host;x-amz-date, "
        + "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")
    #expect(signature.date == "20150830T123600Z")
    #expect(signature.headers.map(\.name) == ["X-Amz-Date", "Authorization"])
  }

  @Test("Signing an HTTPRequest sets the fields and takes the host from the authority")
  func httpRequest() throws {
    var request = HTTPRequest(
      method: .get, scheme: "https", authority: "example.amazonaws.com", path: "/?Param1=value1",
      headerFields: [.authorization: "stale"])
    let signature = try SigV4Signer().signature(
      for: request, payload: .bytes([]), with: Fixtures.context())
    #expect(request.headerFields == [.authorization: "stale"])
    try SigV4Signer().sign(&request, payload: .bytes([]), with: Fixtures.context())
    #expect(
      signature.signature == "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb")
    #expect(request.headerFields[values: .authorization] == [signature.authorization])
    #expect(request.path == "/?Param1=value1")
    #expect(request.headerFields.count == 2)
  }

  @Test("Signing an HTTPRequest twice gives the same request")
  func signingAgain() throws {
    let credentials = Credentials(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "token")
    let context = Fixtures.context(credentials: credentials, options: .s3)
    var request = HTTPRequest(
      method: .put, scheme: "https", authority: "bucket.s3.amazonaws.com", path: "/key")
    try SigV4Signer().sign(&request, payload: .bytes([1, 2, 3]), with: context)
    let once = request
    try SigV4Signer().sign(&request, payload: .bytes([1, 2, 3]), with: context)
    #expect(request == once)
    #expect(request.headerFields.count == 4)
  }

  @Test(
    "Fields that change on the way are not signed",
    arguments: [
      "Authorization", "connection", "EXPECT", "User-Agent", "X-Amzn-Trace-Id",
      "Transfer-Encoding", "te",
    ])
  func unsignedFields(name: String) throws {
    let plain = try SigV4Signer().sign(Fixtures.request(), with: Fixtures.context())
    let request = Fixtures.request(headers: [(name, "whatever")])
    let signature = try SigV4Signer().sign(request, with: Fixtures.context())
    #expect(signature.authorization == plain.authorization)
  }

  @Test("A field that the options exclude is not signed, host and token always are")
  func excludedFields() throws {
    let credentials = Credentials(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "token")
    let options = SigningOptions(unsignedHeaders: [
      "Content-Length", "HOST", "x-amz-security-token",
    ])
    let request = Fixtures.request(headers: [("content-length", "0"), ("Range", "bytes=0-1")])
    let explanation = try SigV4Signer().explain(
      request, with: Fixtures.context(credentials: credentials, options: options))
    #expect(explanation.signedHeaders == "host;range;x-amz-date;x-amz-security-token")
  }

  @Test(
    "S3 signs the path as sent, with each character encoded once",
    arguments: [
      ("/a%20b", "/a%20b"), ("/a b", "/a%20b"), ("/a%2fb", "/a%2Fb"), ("/%7Ea", "/~a"),
      ("/a//b/../c", "/a//b/../c"), ("/(x)", "/%28x%29"), ("", "/"),
    ])
  func singleEncoding(path: String, canonical: String) throws {
    let explanation = try SigV4Signer().explain(
      Fixtures.request(path: path), with: Fixtures.context(options: .s3))
    let lines = explanation.canonicalRequest.split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1] == canonical)
  }

  @Test(
    "Other services sign the normalized path, encoded once more",
    arguments: [
      ("/a%20b", "/a%2520b"), ("/a b", "/a%20b"), ("//a///b//", "/a/b/"), ("/a/./b/../c", "/a/c"),
      ("/..", "/"), ("/a/..", "/"), ("/a/b/..", "/a"), ("/...", "/..."), ("/.a/", "/.a/"),
      ("/a/.", "/a"), ("", "/"), ("/./", "/"),
    ])
  func doubleEncoding(path: String, canonical: String) throws {
    let explanation = try SigV4Signer().explain(
      Fixtures.request(path: path), with: Fixtures.context())
    let lines = explanation.canonicalRequest.split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1] == canonical)
  }

  @Test(
    "The canonical query is encoded once and sorted by name, then by value",
    arguments: [
      ("b=2&a=1", "a=1&b=2"), ("a=2&a=1", "a=1&a=2"), ("a-b=1&a=2", "a=2&a-b=1"),
      ("a", "a="), ("a=b=c", "a=b%3Dc"), ("a=1+1", "a=1%2B1"), ("%61=%7e", "a=~"),
      ("&&a=1&", "a=1"), ("=", "="), ("a=%e1%88%b4", "a=%E1%88%B4"),
    ])
  func query(query: String, canonical: String) throws {
    let explanation = try SigV4Signer().explain(
      Fixtures.request(query: query), with: Fixtures.context())
    let lines = explanation.canonicalRequest.split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[2] == canonical)
  }

  @Test(
    "The body's hash is sent when the options ask for it or the service could not tell",
    arguments: [
      (Payload.bytes([]), SignedBodyHeader.whenNeeded, nil),
      (
        .bytes(Array("Param1=value1".utf8)), .always,
        "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e"
      ),
      (.unsigned, .whenNeeded, "UNSIGNED-PAYLOAD"),
      (.streaming(.signed), .whenNeeded, "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"),
      (.streaming(.signedWithTrailer), .whenNeeded, "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"),
      (.streaming(.unsignedWithTrailer), .whenNeeded, "STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
      (.streaming(.events), .whenNeeded, "STREAMING-AWS4-HMAC-SHA256-EVENTS"),
    ] as [(Payload, SignedBodyHeader, String?)])
  func bodyHeader(payload: Payload, option: SignedBodyHeader, expected: String?) throws {
    let context = Fixtures.context(options: SigningOptions(signedBodyHeader: option))
    let signature = try SigV4Signer().sign(Fixtures.request(payload: payload), with: context)
    #expect(signature.contentSHA256 == expected)
    #expect(
      signature.authorization?.contains("x-amz-content-sha256") == (expected != nil))
  }

  @Test("A hash signs like the bytes it is made of")
  func hashPayload() throws {
    let hash = "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e"
    let bytes = Payload.bytes(Array("Param1=value1".utf8))
    let one = try SigV4Signer().sign(Fixtures.request(payload: bytes), with: Fixtures.context())
    let other = try SigV4Signer().sign(
      Fixtures.request(payload: .sha256(hex: hash)), with: Fixtures.context())
    #expect(one.authorization == other.authorization)
  }

  @Test("A token that is added after signing is sent but not signed")
  func tokenAddedAfterSigning() throws {
    let credentials = Credentials(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "token")
    let options = SigningOptions(sessionToken: .addedAfterSigning)
    let signature = try SigV4Signer().sign(
      Fixtures.request(), with: Fixtures.context(credentials: credentials, options: options))
    #expect(signature.sessionToken == "token")
    #expect(signature.authorization?.contains("x-amz-security-token") == false)
  }

  @Test("An explanation shows the session token only in its property")
  func explanationIsRedacted() throws {
    let credentials = Credentials(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "the/token")
    for location in [SignatureLocation.header, .query(expiresIn: .seconds(60))] {
      let explanation = try SigV4Signer().explain(
        Fixtures.request(),
        with: Fixtures.context(
          credentials: credentials, options: SigningOptions(location: location)))
      var dumped = ""
      dump(explanation, to: &dumped)
      for text in ["\(explanation)", dumped] {
        #expect(!text.contains("the/token") && !text.contains("the%2Ftoken"))
        #expect(text.contains("20150830/us-east-1/service/aws4_request"))
      }
      #expect(explanation.canonicalRequest.contains("/token") == (location == .header))
    }
  }
}
