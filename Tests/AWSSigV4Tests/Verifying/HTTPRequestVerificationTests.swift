import AWSSigV4
import HTTPTypes
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Verifying an HTTPRequest")
struct HTTPRequestVerificationTests {
  private struct StoreUnavailable: Error {}

  /// Keys that are looked up asynchronously, such as in a database.
  private actor KeyStore {
    private(set) var lookups: [String] = []

    func find(_ id: String) -> Credentials? {
      lookups.append(id)
      return id == Fixtures.credentials.accessKeyID ? Fixtures.credentials : nil
    }
  }

  private let body: Payload = .bytes(Array("{}".utf8))

  private func request(
    _ context: SigningContext = Fixtures.context(), isAsymmetric: Bool = false
  ) throws -> HTTPRequest {
    var request = HTTPRequest(
      method: .post, scheme: "https", authority: "example.amazonaws.com", path: "/a?b=c")
    if isAsymmetric {
      let parts = try SigningRequest(request, payload: body)
      try SigV4aSigner().sign(parts, with: context).apply(to: &request)
    } else {
      try SigV4Signer().sign(&request, payload: body, with: context)
    }
    return request
  }

  @Test("A signed request is accepted, a changed one is not")
  func accepts() throws {
    var request = try request()
    let verifier = SigV4Verifier(region: "us-east-1", service: "service")
    let verified = try verifier.verify(request, payload: body, now: Fixtures.date) { _ in
      Fixtures.credentials
    }
    #expect(verified.accessKeyID == "AKIDEXAMPLE")
    request.path = "/a?b=d"
    let error = #expect(throws: VerificationError.self) {
      try verifier.verify(request, payload: body, now: Fixtures.date) { _ in Fixtures.credentials }
    }
    guard case .signatureMismatch = error else {
      Issue.record("rejected for another reason: \(String(describing: error))")
      return
    }
  }

  @Test("A request without a path is no signed request")
  func missingPath() throws {
    var request = try request()
    request.path = nil
    for isAsymmetric in [false, true] {
      #expect(throws: VerificationError.invalidRequest(.missingPath)) {
        if isAsymmetric {
          try SigV4aVerifier().verify(request, payload: body, now: Fixtures.date) { _ in nil }
        } else {
          try SigV4Verifier().verify(request, payload: body, now: Fixtures.date) { _ in nil }
        }
      }
    }
  }

  @Test("Keys can be looked up asynchronously", arguments: [false, true])
  func asynchronousLookup(isAsymmetric: Bool) async throws {
    let store = KeyStore()
    let request = try request(isAsymmetric: isAsymmetric)
    let verified: VerifiedRequest
    if isAsymmetric {
      verified = try await SigV4aVerifier(region: "us-east-1").verify(
        request, payload: body, now: Fixtures.date
      ) { await store.find($0) }
    } else {
      verified = try await SigV4Verifier(region: "us-east-1").verify(
        request, payload: body, now: Fixtures.date
      ) { await store.find($0) }
    }
    #expect(verified.accessKeyID == "AKIDEXAMPLE")
    #expect(await store.lookups == ["AKIDEXAMPLE"])
  }

  @Test("An unknown key and a failing lookup are told apart")
  func failingLookup() async throws {
    let store = KeyStore()
    let other = Credentials(accessKeyID: "OTHER", secretAccessKey: "secret")
    let request = try request(Fixtures.context(credentials: other))
    await #expect(throws: VerificationError.unknownAccessKey("OTHER")) {
      try await SigV4Verifier().verify(request, payload: body, now: Fixtures.date) {
        await store.find($0)
      }
    }
    await #expect(throws: StoreUnavailable.self) {
      try await SigV4Verifier().verify(request, payload: body, now: Fixtures.date) { _ in
        throw StoreUnavailable()
      }
    }
  }

  @Test("No key is looked up for a request that is refused anyway")
  func needlessLookup() async throws {
    let store = KeyStore()
    let request = try request()
    await #expect(throws: VerificationError.self) {
      try await SigV4Verifier(region: "eu-central-1").verify(
        request, payload: body, now: Fixtures.date
      ) { await store.find($0) }
    }
    await #expect(throws: VerificationError.self) {
      try await SigV4Verifier().verify(
        request, payload: body, now: Fixtures.date.addingTimeInterval(3600)
      ) { await store.find($0) }
    }
    #expect(await store.lookups.isEmpty)
  }
}
