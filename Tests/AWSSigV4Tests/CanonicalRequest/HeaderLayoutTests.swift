import AWSSigV4
import Testing

/// One signer and one verifier keep what they found out about the fields of the request before.
@Suite("One request after another")
struct HeaderLayoutTests {
  private static let fields: [[(name: String, value: String)]] = [
    [], [("A", "1")], [("a", "1")], [("A", "2")], [("B", "1")], [("A", "1"), ("B", "2")],
    [("B", "2"), ("A", "1")], [("A", "1"), ("A", "2")], [("a", "1"), ("A", "2")],
    [("User-Agent", "x")], [("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD")], [("X-Amz-Date", "x")],
  ]

  private static var contexts: [SigningContext] {
    let temporary = Credentials(
      accessKeyID: "ASIAEXAMPLE", secretAccessKey: "secret", sessionToken: "token")
    return [
      Fixtures.context(), Fixtures.context(credentials: temporary),
      Fixtures.context(
        credentials: temporary, options: SigningOptions(sessionToken: .addedAfterSigning)),
      Fixtures.context(options: SigningOptions(unsignedHeaders: ["A"])),
      Fixtures.context(options: SigningOptions(unsignedHeaders: ["B"])),
      Fixtures.context(options: SigningOptions(signedBodyHeader: .always)),
      Fixtures.context(
        credentials: temporary, options: SigningOptions(location: .query(expiresIn: .seconds(60)))),
    ]
  }

  @Test("A signer signs each request as a new signer would")
  func signing() throws {
    let signer = SigV4Signer()
    for first in Self.fields {
      for second in Self.fields {
        for context in Self.contexts {
          for headers in [first, second] {
            let request = Fixtures.request(headers: headers, payload: .unsigned)
            let signature = try signer.sign(request, with: context)
            let expected = try SigV4Signer().sign(request, with: context)
            #expect(signature.authorization == expected.authorization)
            #expect(signature.query == expected.query)
          }
        }
      }
    }
  }

  @Test(
    "A name that only looks like the one before is rejected", arguments: ["\u{212A}ey", "ke y"])
  func lookalike(name: String) throws {
    let signer = SigV4Signer()
    _ = try signer.sign(Fixtures.request(headers: [("Key", "1")]), with: Fixtures.context())
    #expect(throws: SigningError.invalidHeaderName(name)) {
      try signer.sign(Fixtures.request(headers: [(name, "1")]), with: Fixtures.context())
    }
  }

  @Test("A request without host is rejected after one with it, and the other way round")
  func host() throws {
    let signer = SigV4Signer()
    let without = SigningRequest(method: "GET", path: "/", headers: [("Host2", "a")])
    for _ in 0..<2 {
      _ = try signer.sign(Fixtures.request(), with: Fixtures.context())
      #expect(throws: SigningError.missingHost) {
        try signer.sign(without, with: Fixtures.context())
      }
      #expect(throws: SigningError.missingHost) {
        try signer.sign(without, with: Fixtures.context())
      }
    }
  }

  @Test("A body's hash in a field is checked at each request")
  func contentHash() throws {
    let signer = SigV4Signer()
    let header = (name: "X-Amz-Content-Sha256", value: "UNSIGNED-PAYLOAD")
    _ = try signer.sign(
      Fixtures.request(headers: [header], payload: .unsigned), with: Fixtures.context())
    #expect(throws: SigningError.self) {
      try signer.sign(
        Fixtures.request(headers: [header], payload: .bytes([1])), with: Fixtures.context())
    }
  }

  @Test("A verifier judges each request as a new verifier would")
  func verifying() throws {
    let verifier = SigV4Verifier()
    let good = try Fixtures.signed(
      Fixtures.request(headers: [("X-Amz-Meta", "1")]), context: Fixtures.context())
    var unsignedField = good
    unsignedField.headers.append(("X-Amz-Other", "1"))
    var shorterList = good
    shorterList.headers = good.headers.map { name, value in
      (name, value.replacing("host;x-amz-date;x-amz-meta", with: "host;x-amz-date"))
    }
    var missing = good
    missing.headers.removeAll { $0.name == "X-Amz-Meta" }
    for request in [good, unsignedField, good, shorterList, missing, good, missing, shorterList] {
      #expect(judge(request, by: verifier) == judge(request, by: SigV4Verifier()))
    }
    #expect(judge(good, by: verifier) == nil)
    #expect(judge(unsignedField, by: verifier) == .headerNotSigned("x-amz-other"))
    #expect(judge(shorterList, by: verifier) == .headerNotSigned("x-amz-meta"))
    #expect(judge(missing, by: verifier) == .signedHeaderMissing("x-amz-meta"))
  }

  private func judge(
    _ request: SigningRequest, by verifier: SigV4Verifier
  ) -> VerificationError? {
    do {
      _ = try verifier.verify(request, now: Fixtures.date) { _ in Fixtures.credentials }
      return nil
    } catch {
      return error
    }
  }
}
