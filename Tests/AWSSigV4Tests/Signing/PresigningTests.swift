import AWSSigV4
import HTTPTypes
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Presigned URLs")
struct PresigningTests {
  private static let temporary = Credentials(
    accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "a/token+=")

  private func context(
    _ expiry: Duration = .seconds(3600), credentials: Credentials = Fixtures.credentials,
    sessionToken: SessionTokenPlacement = .signed
  ) -> SigningContext {
    Fixtures.context(
      credentials: credentials,
      options: SigningOptions(
        location: .query(expiresIn: expiry), sessionToken: sessionToken))
  }

  private func error(_ request: SigningRequest, _ context: SigningContext) -> SigningError? {
    do {
      _ = try SigV4Signer().sign(request, with: context)
      return nil
    } catch {
      return error
    }
  }

  private func rejection(
    _ request: SigningRequest, now: Date = Fixtures.date,
    credentials: Credentials = Fixtures.credentials, options: SigningOptions = .standard
  ) -> VerificationError? {
    do {
      _ = try SigV4Verifier(options: options).verify(request, now: now) { _ in credentials }
      return nil
    } catch {
      return error
    }
  }

  @Test("The query holds the request's own parameters, then those of the signature")
  func query() throws {
    let signature = try SigV4Signer().sign(
      Fixtures.request(query: "Param1=value1"), with: context())
    #expect(
      signature.query
        == "Param1=value1&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830"
        + "%2Fus-east-1%2Fservice%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders="
        + "host&X-Amz-Expires=3600&X-Amz-Signature="
        + "49096700cbbaa5753443850f40df10f904fc2fdb544dc9512203cc77c471a9de")
    #expect(signature.headers.isEmpty)
    #expect(signature.authorization == nil)
  }

  @Test("Presigning an HTTPRequest changes its path and takes stale signatures off")
  func httpRequest() throws {
    var request = HTTPRequest(
      method: .get, scheme: "https", authority: "example.amazonaws.com", path: "/?Param1=value1",
      headerFields: [.authorization: "stale"])
    let signature = try SigV4Signer().signature(
      for: request, payload: .bytes([]), with: context())
    signature.apply(to: &request)
    #expect(request.path == "/?\(try #require(signature.query))")
    #expect(request.headerFields.isEmpty)
    #expect(
      signature.signature == "49096700cbbaa5753443850f40df10f904fc2fdb544dc9512203cc77c471a9de")
  }

  @Test("A presigned URL has scheme, host, path and the signed query, whatever the location says")
  func url() throws {
    let request = HTTPRequest(
      method: .get, scheme: nil, authority: "example.amazonaws.com", path: "/?Param1=value1")
    let url = try SigV4Signer().presignedURL(
      for: request, expiresIn: .seconds(3600), with: Fixtures.context())
    let query = try #require(
      try SigV4Signer().sign(Fixtures.request(query: "Param1=value1"), with: context()).query)
    #expect(url == "https://example.amazonaws.com/?\(query)")
  }

  @Test("A presigned URL keeps scheme, port and encoded path, and gives an empty path a slash")
  func urlParts() throws {
    for (path, expected) in [("/a%20b//c", "/a%20b//c?X-Amz-"), ("", "/?X-Amz-")] {
      var request = HTTPRequest(method: .put, scheme: "http", authority: "ignored", path: path)
      request.headerFields[try #require(HTTPField.Name("host"))] = "127.0.0.1:9000"
      let url = try SigV4Signer().presignedURL(
        for: request, expiresIn: .seconds(60), payload: .unsigned,
        with: Fixtures.context(options: .s3))
      #expect(url.hasPrefix("http://127.0.0.1:9000" + expected))
    }
  }

  @Test("A request without a host or a path cannot be presigned")
  func urlWithoutHost() {
    let hostless = HTTPRequest(method: .get, scheme: "https", authority: nil, path: "/")
    let pathless = HTTPRequest(method: .get, scheme: "https", authority: "host", path: nil)
    for (request, expected) in [(hostless, SigningError.missingHost), (pathless, .missingPath)] {
      #expect(throws: expected) {
        try SigV4Signer().presignedURL(
          for: request, expiresIn: .seconds(60), with: Fixtures.context())
      }
    }
    #expect(throws: SigningError.invalidExpiry(.seconds(0))) {
      try SigV4Signer().presignedURL(
        for: HTTPRequest(method: .get, scheme: "https", authority: "host", path: "/"),
        expiresIn: .zero, with: Fixtures.context())
    }
  }

  @Test(
    "A presigned URL lives for whole seconds from one second to seven days",
    arguments: [
      (.seconds(1), true), (.seconds(604_800), true), (.seconds(0), false),
      (.seconds(604_801), false), (.seconds(-1), false), (.milliseconds(1500), false),
      (.seconds(Int64.max), false), (.seconds(Int64.min), false),
    ] as [(Duration, Bool)])
  func expiry(expiry: Duration, isValid: Bool) {
    let error = error(Fixtures.request(), context(expiry))
    #expect(error == (isValid ? nil : .invalidExpiry(expiry)))
  }

  @Test(
    "A query that has a parameter of a signature is not presigned",
    arguments: [
      "X-Amz-Signature=abc", "X-Amz-Date=20150830T123600Z", "a=1&X-Amz-Expires=1",
      "%58-Amz-Algorithm=x", "X-Amz-Security-Token=t",
    ])
  func reserved(query: String) {
    guard case .reservedQueryParameter = error(Fixtures.request(query: query), context()) else {
      Issue.record("accepted, or rejected for another reason")
      return
    }
  }

  @Test("A body in chunks is not presigned")
  func streaming() {
    let request = Fixtures.request(payload: .streaming(.signed))
    #expect(error(request, context()) == .unsupportedPayload)
  }

  @Test(
    "A presigned URL is accepted until it expires",
    arguments: [SessionTokenPlacement.signed, .addedAfterSigning])
  func verification(placement: SessionTokenPlacement) throws {
    let date = Fixtures.date
    for credentials in [Fixtures.credentials, Self.temporary] {
      let options = SigningOptions(sessionToken: placement)
      let request = try Fixtures.signed(
        Fixtures.request(path: "/a/b", query: "x=%20y&z"),
        context: context(.seconds(600), credentials: credentials, sessionToken: placement))
      let verified = try SigV4Verifier(options: options).verify(request, now: date) { _ in
        credentials
      }
      #expect(verified.expiresIn == .seconds(600))
      #expect(verified.date == date)
      func rejection(_ offset: Double) -> VerificationError? {
        self.rejection(
          request, now: date.addingTimeInterval(offset), credentials: credentials, options: options)
      }
      #expect(rejection(600) == nil)
      #expect(rejection(601) == .expired(at: date.addingTimeInterval(600)))
      #expect(rejection(-300) == nil)
      #expect(rejection(-301) == .notYetValid(until: date.addingTimeInterval(-300)))
    }
  }

  @Test("The session token in a URL has to be the key's own")
  func sessionToken() throws {
    let options = SigningOptions(sessionToken: .addedAfterSigning)
    var request = try Fixtures.signed(
      Fixtures.request(),
      context: context(credentials: Self.temporary, sessionToken: .addedAfterSigning))
    request.query = request.query.replacing("a%2Ftoken", with: "b%2Ftoken")
    #expect(
      rejection(request, credentials: Self.temporary, options: options) == .sessionTokenMismatch)
  }

  @Test(
    "The session token in a URL may be written in any way that stands for it",
    arguments: ["a%2Ftoken", "a%2ftoken", "a/token", "%61%2Ftoken"])
  func sessionTokenForms(text: String) throws {
    var request = try Fixtures.signed(
      Fixtures.request(), context: context(credentials: Self.temporary))
    #expect(request.query.contains("a%2Ftoken"))
    request.query = request.query.replacing("a%2Ftoken", with: text)
    #expect(rejection(request, credentials: Self.temporary) == nil)
  }

  @Test(
    "A broken presigned URL is told by its parameter",
    arguments: [
      ("X-Amz-Expires=3600", "X-Amz-Expires=0", "X-Amz-Expires"),
      ("X-Amz-Expires=3600", "X-Amz-Expires=604801", "X-Amz-Expires"),
      ("X-Amz-Expires=3600", "X-Amz-Expires=99999999999999999999", "X-Amz-Expires"),
      ("X-Amz-Expires=3600", "X-Amz-Expires=+60", "X-Amz-Expires"),
      ("&X-Amz-Expires=3600", "", "X-Amz-Expires"),
      ("X-Amz-Expires=3600", "X-Amz-Expires=3600&X-Amz-Expires=3600", "X-Amz-Expires"),
      ("X-Amz-Date=20150830T123600Z", "X-Amz-Date=x", "X-Amz-Date"),
      ("X-Amz-Credential=AKIDEXAMPLE", "X-Amz-Credential=%FF", "X-Amz-Credential"),
      ("X-Amz-Credential=AKIDEXAMPLE%2F", "X-Amz-Credential=", "Credential"),
      ("X-Amz-SignedHeaders=host", "X-Amz-SignedHeaders=", "SignedHeaders"),
      ("&X-Amz-SignedHeaders=host", "", "X-Amz-SignedHeaders"),
      ("X-Amz-Signature=5", "X-Amz-Signature=", "Signature"),
    ])
  func malformed(part: String, replacement: String, expected: String) throws {
    var request = try Fixtures.signed(Fixtures.request(), context: context())
    let part = part.replacing("Signature=5", with: "Signature=\(try first(of: request))")
    #expect(request.query.contains(part))
    request.query = request.query.replacing(part, with: replacement)
    #expect(rejection(request) == .malformed(expected))
  }

  private func first(of request: SigningRequest) throws -> Character {
    try #require(request.query.suffix(64).first)
  }

  /// Looking for each parameter's end of name over the whole query would take minutes.
  @Test(
    "A query of very many parameters without values is read once", arguments: ["X", "%58", "a"])
  func manyParameters(name: String) {
    let query = Array(repeating: name, count: 100_000).joined(separator: "&")
    #expect(rejection(Fixtures.request(query: query)) == .missingAuthentication)
  }

  @Test("Parameters of the signature may be written with escapes that they do not need")
  func needlessEscapes() throws {
    var request = try Fixtures.signed(Fixtures.request(), context: context())
    request.query = request.query.replacing("X-Amz-Date=2015", with: "%58-Amz-D%61te=%32015")
    #expect(rejection(request) == nil)
    request.query = request.query.replacing("X-Amz-Signature=", with: "X-Amz-Signatur%65=")
    #expect(rejection(request) == nil)
  }

  @Test("A request that is signed in both places is rejected")
  func ambiguous() throws {
    var request = try Fixtures.signed(Fixtures.request(), context: context())
    request.headers += try SigV4Signer().sign(Fixtures.request(), with: Fixtures.context()).headers
    #expect(rejection(request) == .ambiguousAuthentication)
  }
}
