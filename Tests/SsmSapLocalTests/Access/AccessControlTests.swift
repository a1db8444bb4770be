import AWSSigV4
import HTTPTypes
import Testing

@testable import SsmSapLocal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Access control")
struct AccessControlTests {
  private static let session = AccessKey(
    Credentials(
      accessKeyID: "ASIASESSION", secretAccessKey: "session-secret", sessionToken: "to/ken+==",
      expiration: SignedRequest.now.addingTimeInterval(60)),
    account: "210987654321")
  private static let reader = AccessKey(
    Credentials(accessKeyID: "AKIDREADER", secretAccessKey: "reader-secret"),
    permissions: .readOnly)

  private let access = AccessControl([.example, session, reader])

  private func admit(
    _ signed: SignedRequest, _ access: AccessControl? = nil, at date: Date = SignedRequest.now
  ) throws(LocalFailure) -> Caller {
    try (access ?? self.access).admit(signed.request, body: signed.body, at: date)
  }

  private func refusal(
    _ signed: SignedRequest, _ access: AccessControl? = nil, at date: Date = SignedRequest.now
  ) -> LocalFailure? {
    do throws(LocalFailure) {
      _ = try admit(signed, access, at: date)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "The account is the key's, and the region is the credential scope's",
    arguments: [AccessKey.example, session], ["eu-central-1", "us-east-1", "mars-north-7"])
  func findsScope(key: AccessKey, region: String) throws {
    let caller = try admit(try SignedRequest(key: key, region: region))
    #expect(caller.scope == LocalScope(account: key.account, region: region))
    #expect(caller.accessKeyID == key.credentials.accessKeyID)
  }

  @Test("A presigned URL is admitted")
  func admitsPresigned() throws {
    let options = SigningOptions(location: .query(expiresIn: .seconds(60)))
    #expect(try admit(try SignedRequest(options: options)).accessKeyID == "AKIDLOCALEXAMPLE")
  }

  @Test("An unknown key is refused")
  func refusesUnknownKey() throws {
    let other = AccessKey(Credentials(accessKeyID: "AKIDOTHER", secretAccessKey: "x"))
    let failure = refusal(try SignedRequest(key: other))
    #expect(failure?.code == "UnrecognizedClientException")
    #expect(failure?.status == 403)
    #expect(failure?.message.contains("AKIDOTHER") == true)
  }

  @Test("A session token that is not the key's, or is missing, is refused")
  func refusesOtherToken() throws {
    for token in [nil, "another"] {
      let key = AccessKey(
        Credentials(
          accessKeyID: "ASIASESSION", secretAccessKey: "session-secret", sessionToken: token))
      let failure = refusal(try SignedRequest(key: key))
      #expect(failure?.code == "UnrecognizedClientException")
    }
  }

  @Test("A session is refused from the second of its end", arguments: [(59.0, false), (60, true)])
  func refusesExpiredSession(seconds: Double, isRefused: Bool) throws {
    let failure = refusal(
      try SignedRequest(key: Self.session), at: SignedRequest.now.addingTimeInterval(seconds))
    #expect(failure?.code == (isRefused ? "ExpiredTokenException" : nil))
    #expect(failure?.status == (isRefused ? 403 : nil))
  }

  @Test("A key that may only read is refused what changes, by the names of action and resource")
  func refusesChanges() throws {
    let caller = try admit(try SignedRequest(key: Self.reader))
    try caller.checkPermission(for: "GetApplication", isReadOnly: true)
    let failure = #expect(throws: LocalFailure.self) {
      try caller.checkPermission(for: "StartApplication", isReadOnly: false)
    }
    #expect(failure?.code == "AccessDeniedException")
    #expect(failure?.status == 403)
    #expect(
      failure?.message.contains(
        "is not authorized to perform: ssm-sap:StartApplication on resource: "
          + "arn:aws:ssm-sap:eu-central-1:123456789012:*") == true)
  }

  @Test("A key with full permissions may change")
  func allowsChanges() throws {
    try admit(try SignedRequest()).checkPermission(for: "StartApplication", isReadOnly: false)
  }

  @Test("A wrong signature gets the expected canonical request and string to sign, without a token")
  func answersWrongSignature() throws {
    var signed = try SignedRequest(key: Self.session)
    signed.request.headerFields[.contentType] = "text/plain"
    let failure = try #require(refusal(signed))
    #expect(failure.code == "InvalidSignatureException")
    #expect(
      failure.message.contains(
        "The Canonical String for this request should have been\n'POST\n/get-operation\n\n"
          + "content-type:text/plain\nhost:127.0.0.1:8080\n"))
    #expect(
      failure.message.contains(
        "The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20231114T221320Z\n"
          + "20231114/eu-central-1/ssm-sap/aws4_request\n"))
    #expect(!failure.message.contains("to/ken"))
    #expect(failure.explanation?.contains("to/ken") == false)
  }

  @Test("Every refusal has an explanation for the log")
  func explains() throws {
    var unsigned = try SignedRequest()
    unsigned.request.headerFields[.authorization] = nil
    #expect(refusal(unsigned)?.code == "MissingAuthenticationTokenException")
    #expect(refusal(unsigned)?.explanation == "the request is not signed")
    let late = refusal(try SignedRequest(), at: SignedRequest.now.addingTimeInterval(301))
    #expect(late?.explanation?.hasPrefix("the signature expired at ") == true)
    let other = refusal(try SignedRequest(service: "ssm"))
    #expect(other?.explanation?.contains("service") == true)
  }

  @Test("Without verification, a wrong signature counts as its key's")
  func admitsUnverified() throws {
    let access = AccessControl([.example, Self.session], verifiesSignatures: false)
    var signed = try SignedRequest(key: Self.session, region: "eu-west-3")
    signed.request.path = "/list-applications"
    let caller = try admit(signed, access)
    #expect(caller.scope == LocalScope(account: "210987654321", region: "eu-west-3"))
  }

  @Test("Without verification, an unsigned request or an unknown key counts as the first key")
  func admitsUnsigned() throws {
    let access = AccessControl([.example, Self.session], verifiesSignatures: false)
    var unsigned = try SignedRequest()
    unsigned.request.headerFields[.authorization] = nil
    let caller = try admit(unsigned, access)
    #expect(caller.scope == LocalScope(account: "123456789012", region: "us-east-1"))
    let other = AccessKey(Credentials(accessKeyID: "AKIDOTHER", secretAccessKey: "x"))
    #expect(try admit(try SignedRequest(key: other), access).accessKeyID == "AKIDLOCALEXAMPLE")
  }

  @Test("A service without keys admits nobody", arguments: [true, false])
  func admitsNobody(verifies: Bool) throws {
    let access = AccessControl([], verifiesSignatures: verifies)
    #expect(refusal(try SignedRequest(), access)?.code == "UnrecognizedClientException")
  }
}
