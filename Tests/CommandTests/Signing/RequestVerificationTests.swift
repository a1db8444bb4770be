import AWSTestKit
import ArgumentParser
import SsmSap
import Testing

@testable import ssm_sap

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("The verification of requests")
struct RequestVerificationTests {
  private static let credentials = Credentials(
    accessKeyID: "AKIDEXAMPLE", secretAccessKey: "a-secret-key", sessionToken: "a-session-token")
  private static let date = Date(timeIntervalSince1970: 1_700_000_000)

  private func signed(_ url: String, expiry: Duration? = nil) async throws -> CurlRequest {
    let signer = SigV4Signer()
    var request = try await CurlRequest(try CurlRequestOptions.parse(["--json", "{}", url])) {
      _ throws(ValidationError) in []
    }
    var context = SigningContext(
      credentials: Self.credentials, date: Self.date, region: "eu-central-1", service: "ssm-sap")
    if let expiry { context.options.location = .query(expiresIn: expiry) }
    let signature = try signer.sign(
      request.signingRequest(.bytes(request.body ?? [])), with: context)
    request.headers += signature.headers
    if let query = signature.query { request.url.query = query }
    return request
  }

  private func verification(
    after seconds: TimeInterval = 0, credentials: Credentials = credentials, service: String? = nil
  ) -> RequestVerification {
    RequestVerification(
      credentials: credentials, service: service, region: nil,
      now: Self.date.addingTimeInterval(seconds))
  }

  @Test("A valid request is valid, in header fields and as a presigned URL", arguments: [nil, 60])
  func valid(expiry: Int?) async throws {
    let request = try await signed("https://h/x", expiry: expiry.map { .seconds($0) })
    let result = try verification().verify(request, signersCanonicalRequest: nil)
    #expect(result.failure == nil)
    #expect(result.text.hasPrefix("valid\n"))
  }

  @Test(
    "What sign makes is valid, for services that take the path literally too",
    arguments: ["ssm-sap", "s3"], [nil, 60])
  func signedByCommand(service: String, expiry: Int?) async throws {
    var request = try await CurlRequest(
      try CurlRequestOptions.parse(["--json", "{}", "https://h/a//b/../c%20d"])
    ) { _ throws(ValidationError) in [] }
    let configuration = try await ClientConfiguration(
      transport: StubTransport([]), environment: [:]
    ).resolvedForService()
    let signing = try await RequestSigning(
      try SigningScopeOptions.parse(["--service", service]), region: "eu-central-1",
      url: request.url, configuration)
    let signature = try signing.sign(
      request, with: Self.credentials, at: Self.date, expiry: expiry.map { .seconds($0) }
    ).signature
    request.headers += signature.headers
    if let query = signature.query { request.url.query = query }
    let result = try verification().verify(request, signersCanonicalRequest: nil)
    #expect(result.failure == nil)
    #expect(result.text.hasPrefix("valid\n"))
  }

  @Test("A late request was valid; the status is that of the clock", arguments: [-3600.0, 3600])
  func late(seconds: TimeInterval) async throws {
    let request = try await signed("https://h/x")
    let result = try verification(after: seconds).verify(request, signersCanonicalRequest: nil)
    #expect(result.failure?.status == .clock)
    #expect(result.text.contains("the signature was valid, but"))
  }

  @Test("A changed request shows where it differs first, without secrets")
  func changed() async throws {
    var request = try await signed("https://h/x")
    request.method = "PUT"
    let result = try verification().verify(request, signersCanonicalRequest: nil)
    #expect(result.failure?.status == .signature)
    #expect(result.text.contains("The sender signed the method POST and sent PUT"))
    for secret in ["a-secret-key", "a-session-token"] { #expect(!result.text.contains(secret)) }
  }

  @Test("An old and changed request is told for its change")
  func oldAndChanged() async throws {
    var request = try await signed("https://h/x")
    request.method = "PUT"
    let result = try verification(after: 7200).verify(request, signersCanonicalRequest: nil)
    #expect(result.failure?.status == .signature)
    #expect(result.text.contains("The sender signed the method POST and sent PUT"))
  }

  @Test("Another service is told")
  func service() async throws {
    let request = try await signed("https://h/x")
    let result = try verification(service: "sts").verify(request, signersCanonicalRequest: nil)
    #expect(result.text.contains("service"))
    #expect(result.failure?.status == .signature)
  }

  @Test("A request of another access key, or of none, cannot be verified")
  func others() async throws {
    let request = try await signed("https://h/x")
    let other = Credentials(accessKeyID: "AKIDOTHER", secretAccessKey: "x")
    let error = #expect(throws: CommandFailure.self) {
      try verification(credentials: other).verify(request, signersCanonicalRequest: nil)
    }
    #expect(error?.status == .credentials)
    var unsigned = request
    unsigned.headers = []
    #expect(throws: CommandFailure.self) {
      try verification().verify(unsigned, signersCanonicalRequest: nil)
    }
  }

  @Test("The canonical request of the signer shows the first difference")
  func canonicalRequest() async throws {
    var request = try await signed("https://h/x")
    let theirs = try SigV4Signer().explain(
      request.signingRequest(.bytes(Array("{}".utf8))),
      with: SigningContext(
        credentials: Self.credentials, date: Self.date, region: "eu-central-1", service: "ssm-sap")
    ).canonicalRequest
    request.url = try CurlURL("https://h/y")
    let result = try verification().verify(request, signersCanonicalRequest: theirs)
    #expect(result.text.contains("path at byte 1: \"/x\" and \"/y\""))
  }
}
