import AWSSigV4
import Testing

@Suite("Differences between canonical requests")
struct CanonicalDifferenceTests {
  private func canonical(
    _ request: SigningRequest, _ context: SigningContext = Fixtures.context()
  ) throws -> String {
    try SigV4Signer().explain(request, with: context).canonicalRequest
  }

  private func difference(_ request: SigningRequest) throws -> CanonicalDifference? {
    let base = Fixtures.request(path: "/path", query: "a=1", headers: [("m", "one")])
    return CanonicalDifference(between: try canonical(base), and: try canonical(request))
  }

  @Test("Equal requests have none")
  func none() throws {
    #expect(
      try difference(Fixtures.request(path: "/path", query: "a=1", headers: [("M", " one ")]))
        == nil)
  }

  @Test("The first part that differs is named, with both texts and the place")
  func parts() throws {
    let header = [(name: "m", value: "one")]
    let cases: [(SigningRequest, CanonicalDifference.Part, String?, String?, Int)] = [
      (
        Fixtures.request(method: "GEt", path: "/path", query: "a=1", headers: header), .method,
        "GET", "GEt", 2
      ),
      (Fixtures.request(path: "/pat", query: "a=1", headers: header), .path, "/path", "/pat", 4),
      (Fixtures.request(path: "/path", query: "a=2", headers: header), .query, "a=1", "a=2", 2),
      (
        Fixtures.request(path: "/path", query: "a=1", headers: [("m", "on")]), .header("m"), "one",
        "on", 2
      ),
      (Fixtures.request(path: "/path", query: "a=1"), .header("m"), "one", nil, 0),
      (
        Fixtures.request(path: "/path", query: "a=1", headers: header + [("b", "x:y")]),
        .header("b"), nil, "x:y", 0
      ),
      (
        Fixtures.request(path: "/path", query: "a=1", headers: header + [("z", "")]), .header("z"),
        nil, "", 0
      ),
      (
        Fixtures.request(path: "/path", query: "a=1", headers: header, payload: .unsigned),
        .header("x-amz-content-sha256"), nil, "UNSIGNED-PAYLOAD", 0
      ),
    ]
    for (request, part, first, second, offset) in cases {
      let difference = try #require(try difference(request))
      #expect(difference.part == part)
      #expect(difference.first == first)
      #expect(difference.second == second)
      #expect(difference.offset == offset)
    }
    let body = Fixtures.request(path: "/path", query: "a=1", headers: header, payload: .bytes([1]))
    #expect(try difference(body)?.part == .payloadHash)
  }

  @Test("A session token is not shown", arguments: [true, false])
  func redaction(presigned: Bool) throws {
    let location: SignatureLocation = presigned ? .query(expiresIn: .seconds(60)) : .header
    func text(_ token: String) throws -> String {
      let credentials = Credentials(
        accessKeyID: "AKID", secretAccessKey: "secret", sessionToken: token)
      return try canonical(
        Fixtures.request(),
        Fixtures.context(credentials: credentials, options: SigningOptions(location: location)))
    }
    let difference = try #require(
      CanonicalDifference(between: try text("tokenA"), and: try text("tokenB")))
    #expect(difference.part == (presigned ? .query : .header("x-amz-security-token")))
    #expect(!"\(difference)".contains("tokenA"))
    #expect(!"\(difference)".contains("tokenB"))
  }

  @Test(
    "Text that is no canonical request is compared as far as it goes", arguments: ["", "\n\n", "x"])
  func anyText(text: String) {
    #expect(CanonicalDifference(between: text, and: text) == nil)
    #expect(CanonicalDifference(between: text, and: "GET\n/\n\n\n\n") != nil)
  }

  @Test("A rejected request is explained against what the sender signed")
  func explanation() throws {
    let request = Fixtures.request(headers: [("x-other", "1")])
    var changed = try Fixtures.signed(request, context: Fixtures.context())
    changed.headers[1].value = "2"
    var rejection: VerificationError?
    do {
      _ = try SigV4Verifier().verify(changed, now: Fixtures.date) { _ in Fixtures.credentials }
    } catch {
      rejection = error
    }
    guard case .signatureMismatch(let explanation) = rejection else {
      Issue.record("accepted, or rejected for another reason")
      return
    }
    let sent = try canonical(request)
    let difference = try #require(explanation.firstDifference(fromCanonicalRequest: sent))
    #expect(difference.part == .header("x-other"))
    #expect("\(difference)" == "header x-other at byte 0: \"1\" and \"2\"")
  }
}
