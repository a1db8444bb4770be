import AWSSigV4
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Verifying")
struct SigV4VerifierTests {
  private static let temporary = Credentials(
    accessKeyID: "ASIAEXAMPLE", secretAccessKey: "secret", sessionToken: "token")

  private func find(_ id: String) -> Credentials? {
    [Fixtures.credentials, Self.temporary].first { $0.accessKeyID == id }
  }

  private func verify(
    _ request: SigningRequest, verifier: SigV4Verifier = SigV4Verifier(),
    now: Date = Fixtures.date
  ) throws(VerificationError) -> VerifiedRequest {
    try verifier.verify(request, now: now, credentials: find)
  }

  private func error(
    _ request: SigningRequest, verifier: SigV4Verifier = SigV4Verifier(),
    now: Date = Fixtures.date
  ) -> VerificationError? {
    do {
      _ = try verify(request, verifier: verifier, now: now)
      return nil
    } catch {
      return error
    }
  }

  private func signed(
    headers: [(name: String, value: String)] = [], payload: Payload = .bytes([]),
    context: SigningContext = Fixtures.context()
  ) throws -> SigningRequest {
    try Fixtures.signed(
      Fixtures.request(
        method: "POST", path: "/a", query: "b=c", headers: headers, payload: payload),
      context: context)
  }

  private func replace(
    _ name: String, in request: SigningRequest, _ change: (String) -> String?
  ) -> SigningRequest {
    var request = request
    request.headers = request.headers.compactMap { header in
      guard header.name.lowercased() == name.lowercased() else { return header }
      return change(header.value).map { (header.name, $0) }
    }
    return request
  }

  @Test("What the signer signs is accepted, and the result says who signed what")
  func accepts() throws {
    let request = try signed(headers: [("X-Other", " a   b ")], payload: .bytes([1, 2]))
    let verified = try verify(request)
    #expect(verified.accessKeyID == "AKIDEXAMPLE")
    #expect(verified.date == Fixtures.date)
    #expect(verified.region == "us-east-1")
    #expect(verified.service == "service")
    #expect(verified.credentialScope == "20150830/us-east-1/service/aws4_request")
    #expect(verified.signedHeaders == ["host", "x-amz-date", "x-other"])
    #expect(verified.expiresIn == nil)
  }

  /// As botocore 1.43.11 signs a request that has a `Date` field: it adds no `X-Amz-Date`.
  private func dated(_ date: String?, signedHeaders: String = "date;host") -> SigningRequest {
    let authorization =
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
      + "SignedHeaders=\(signedHeaders), "
      + "Signature=f107cbbe2fea3de389e46d634c337cc64242dfc50a2702b57ca246e4cba816de"
    var headers = [(name: "Authorization", value: authorization)]
    if let date { headers.append(("Date", date)) }
    return Fixtures.request(query: "Param1=value1", headers: headers)
  }

  @Test("Without X-Amz-Date the time of signing is that of Date")
  func dateField() throws {
    let verified = try verify(dated("Sun, 30 Aug 2015 12:36:00 -0000"))
    #expect(verified.date == Fixtures.date)
    #expect(verified.signedHeaders == ["date", "host"])
    let hour = Fixtures.date.addingTimeInterval(3600)
    #expect(
      error(dated("Sun, 30 Aug 2015 12:36:00 -0000"), now: hour)
        == .expired(at: Fixtures.date.addingTimeInterval(300)))
  }

  @Test(
    "Date may be in the form of HTTP, of mail or of X-Amz-Date",
    arguments: [
      "Sun, 30 Aug 2015 12:36:00 GMT", "Sun, 30 Aug 2015 12:36:00 +0000", "20150830T123600Z",
    ])
  func dateForms(date: String) {
    // Read, and so found to differ from the text that was signed.
    guard case .signatureMismatch(let explanation) = error(dated(date)) else {
      Issue.record("\(date) is not read")
      return
    }
    #expect(explanation.stringToSign.contains("\n20150830T123600Z\n"))
  }

  @Test(
    "A Date that names no second is malformed where it counts",
    arguments: [
      "", "x", "Mon, 30 Aug 2015 12:36:00 GMT", "Sun, 30 Aug 2015 12:36:00", "30 Aug 2015",
      "Sun, 31 Feb 2015 12:36:00 GMT", "Sun, 30 Aug 2015 24:36:00 GMT",
      "Sun, 30 Xug 2015 12:36:00 GMT", "Sun, 30 Aug 2015 12:36:00 CET",
      "Sun, 3\u{e9} Aug 2015 12:36:00 GMT", "Sun, 30 Aug 2015 12:36:00 GMT ",
    ])
  func malformedDate(date: String) {
    #expect(error(dated(date)) == .malformed("date"))
  }

  @Test("Neither date, or Date twice, is malformed; beside X-Amz-Date it may be anything")
  func datePrecedence() throws {
    #expect(error(dated(nil, signedHeaders: "host")) == .malformed("x-amz-date"))
    var twice = dated("Sun, 30 Aug 2015 12:36:00 -0000")
    twice.headers.append(("date", "Sun, 30 Aug 2015 12:36:00 -0000"))
    #expect(error(twice) == .malformed("date"))
    let both = try signed(headers: [("Date", "yesterday"), ("Date", "today")])
    #expect(try verify(both).date == Fixtures.date)
  }

  @Test("A request without a signature is told so")
  func missing() {
    #expect(error(Fixtures.request()) == .missingAuthentication)
  }

  @Test(
    "A broken Authorization field is told by its part",
    arguments: [
      ("AWS4-HMAC-SHA256", VerificationError.malformed("Authorization")),
      ("Bearer abc", .unsupportedAlgorithm("Bearer")),
      (
        "AWS4-ECDSA-P256-SHA256 Credential=a, SignedHeaders=b, Signature=c",
        .unsupportedAlgorithm("AWS4-ECDSA-P256-SHA256")
      ),
      ("AWS4-HMAC-SHA256 Credential=a", .malformed("SignedHeaders")),
      ("AWS4-HMAC-SHA256 SignedHeaders=a, Signature=b", .malformed("Credential")),
      ("AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b", .malformed("Signature")),
      ("AWS4-HMAC-SHA256 Credential=a, Credential=b", .malformed("Authorization")),
      ("AWS4-HMAC-SHA256 nonsense", .malformed("Authorization")),
      ("AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=c, Signature=d", .malformed("Credential")),
      (
        "AWS4-HMAC-SHA256 Credential=a//b/c/aws4_request, SignedHeaders=c, Signature=d",
        .malformed("Credential")
      ),
    ])
  func malformed(value: String, expected: VerificationError) throws {
    let request = replace("authorization", in: try signed()) { _ in value }
    #expect(error(request) == expected)
  }

  @Test(
    "A broken date is rejected",
    arguments: [
      "", "2015", "20150830T123600", "20150830 123600Z", "20150230T123600Z", "20151330T123600Z",
      "20150830T243600Z", "20150830T126000Z", "20150830T123660Z", "2015083éT123600Z",
      "+0150830T123600Z", "20150800T123600Z",
    ])
  func brokenDate(value: String) throws {
    let request = replace("x-amz-date", in: try signed()) { _ in value }
    #expect(error(request) == .malformed("x-amz-date"))
  }

  @Test("A request is good for the tolerance before and after its date")
  func tolerance() throws {
    let request = try signed()
    let date = Fixtures.date
    for offset in [-300.0, 0, 300] {
      #expect(error(request, now: date.addingTimeInterval(offset)) == nil)
    }
    #expect(
      error(request, now: date.addingTimeInterval(301))
        == .expired(at: date.addingTimeInterval(300)))
    #expect(
      error(request, now: date.addingTimeInterval(-301))
        == .notYetValid(until: date.addingTimeInterval(-300)))
    #expect(error(request, now: Date(timeIntervalSince1970: .nan)) != nil)
  }

  @Test("An unknown access key is rejected")
  func unknownKey() throws {
    let credentials = Credentials(accessKeyID: "OTHER", secretAccessKey: "secret")
    let request = try signed(context: Fixtures.context(credentials: credentials))
    #expect(error(request) == .unknownAccessKey("OTHER"))
  }

  @Test("A request for another region or service is rejected")
  func wrongScope() throws {
    let request = try signed()
    #expect(
      error(request, verifier: SigV4Verifier(region: "eu-central-1"))
        == .wrongScope(.region, expected: "eu-central-1", found: "us-east-1"))
    #expect(
      error(request, verifier: SigV4Verifier(service: "s3"))
        == .wrongScope(.service, expected: "s3", found: "service"))
    #expect(error(request, verifier: SigV4Verifier(region: "us-east-1", service: "service")) == nil)
    let otherDay = replace("authorization", in: request) {
      $0.replacing("20150830", with: "20150831")
    }
    #expect(error(otherDay) == .wrongScope(.day, expected: "20150830", found: "20150831"))
    let otherEnd = replace("authorization", in: request) {
      $0.replacing("aws4_request", with: "aws5_request")
    }
    #expect(
      error(otherEnd)
        == .wrongScope(.terminator, expected: "aws4_request", found: "aws5_request"))
  }

  @Test("Host and all x-amz fields have to be signed")
  func requiredFields() throws {
    var added = try signed()
    added.headers.append(("X-Amz-Meta-Name", "value"))
    #expect(error(added) == .headerNotSigned("x-amz-meta-name"))
    let withoutHost = replace("authorization", in: try signed()) {
      $0.replacing("host;x-amz-date", with: "x-amz-date")
    }
    #expect(error(withoutHost) == .headerNotSigned("host"))
    var harmless = try signed()
    harmless.headers.append(("User-Agent", "any"))
    #expect(error(harmless) == nil)
  }

  @Test("A signed field that is gone is named")
  func missingField() throws {
    let request = replace("x-other", in: try signed(headers: [("X-Other", "1")])) { _ in nil }
    #expect(error(request) == .signedHeaderMissing("x-other"))
  }

  @Test(
    "The list of signed fields has to be lowercase, sorted and without repetition",
    arguments: [
      "", "x-amz-date;host", "host;host;x-amz-date", "Host;x-amz-date", "host;;x-amz-date",
    ])
  func signedHeaderList(list: String) throws {
    let request = replace("authorization", in: try signed()) {
      $0.replacing("host;x-amz-date", with: list)
    }
    #expect(error(request) == .malformed("SignedHeaders"))
  }

  @Test("The session token has to be the key's own")
  func sessionToken() throws {
    let request = try signed(context: Fixtures.context(credentials: Self.temporary))
    #expect(error(request) == nil)
    let changed = replace("x-amz-security-token", in: request) { _ in "other" }
    #expect(error(changed) == .sessionTokenMismatch)
    let removed = replace("x-amz-security-token", in: request) { _ in nil }
    #expect(error(removed) == .sessionTokenMismatch)
    var added = try signed()
    added.headers.append(("X-Amz-Security-Token", "token"))
    #expect(error(added) == .sessionTokenMismatch)
  }

  @Test("A body that is not the signed one is rejected")
  func body() throws {
    var request = try signed(payload: .bytes([1]))
    request.payload = .bytes([2])
    guard case .signatureMismatch = error(request) else {
      Issue.record("accepted, or rejected for another reason")
      return
    }
    var withHash = try signed(payload: .bytes([1]), context: Fixtures.context(options: .s3))
    withHash.payload = .bytes([2])
    #expect(error(withHash, verifier: SigV4Verifier(options: .s3)) == .payloadMismatch)
  }

  @Test("A different signature is explained by what the verifier computed")
  func mismatch() throws {
    let request = try signed()
    let changed = replace("host", in: request) { _ in "other.amazonaws.com" }
    guard case .signatureMismatch(let explanation) = error(changed) else {
      Issue.record("accepted, or rejected for another reason")
      return
    }
    var unsigned = changed
    unsigned.headers.removeAll { $0.name == "X-Amz-Date" || $0.name == "Authorization" }
    let expected = try SigV4Signer().explain(unsigned, with: Fixtures.context())
    #expect(explanation.canonicalRequest == expected.canonicalRequest)
    #expect(explanation.stringToSign == expected.stringToSign)
    #expect(!"\(explanation)".contains(expected.signature))
  }

  @Test(
    "A signature that is not 64 lowercase hexadecimal digits is rejected as such",
    arguments: ["", "abc", String(repeating: "A", count: 64), String(repeating: "x", count: 64)])
  func signatureForm(value: String) throws {
    let request = replace("authorization", in: try signed()) { text in
      String(text.prefix(upTo: text.index(text.endIndex, offsetBy: -64))) + value
    }
    #expect(error(request) == .malformed("Signature"))
  }

  @Test("Repeated authentication fields are rejected")
  func repeated() throws {
    var request = try signed()
    request.headers.append(("x-amz-date", "20150830T123600Z"))
    #expect(error(request) == .malformed("x-amz-date"))
  }
}
