import AWSRuntime
import AWSSigV4
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Testing

@testable import AWSCredentials

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Roles of STS")
struct STSTests {
  private let config = """
    [profile role]
    role_arn = arn:aws:iam::123456789012:role/R
    source_profile = base
    role_session_name = me & you
    external_id = id=1
    duration_seconds = 1200
    region = eu-west-1
    [profile base]
    aws_access_key_id = AKBASE
    aws_secret_access_key = s
    """

  private func answer(_ action: String = "AssumeRole") -> String {
    """
    <?xml version="1.0"?>
    <\(action)Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><\(action)Result>
    <AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/R/me</Arn></AssumedRoleUser>
    <Credentials><AccessKeyId>AKROLE</AccessKeyId><SecretAccessKey>a&amp;b</SecretAccessKey>
    <SessionToken>t</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration></Credentials>
    </\(action)Result></\(action)Response>
    """
  }

  private func resolve(
    _ config: String, _ transport: StubTransport, mfaCode: MFACodeProvider? = nil
  ) async throws -> ResolvedCredentials {
    let host = TestHost.make(config: config, files: ["/token": "jwt\n"], transport: transport)
    return try await ProfileCredentials(profile: "role", in: host, mfaCode: mfaCode).resolve()
  }

  @Test("AssumeRole carries what the profile says, signed with the source's key")
  func assumeRole() async throws {
    let answer = answer()
    let transport = StubTransport.answering { _ throws(TransportError) in (200, answer) }
    let found = try await resolve(config, transport)
    #expect(found.credentials.secretAccessKey == "a&b")
    #expect(found.accountID == "123456789012")
    #expect(found.sources.last == "role arn:aws:iam::123456789012:role/R")
    #expect(
      found.features == [
        .credentialsProfileSourceProfile, .credentialsProfile, .credentialsStsAssumeRole,
      ])
    let sent = try #require(transport.sent.first)
    #expect(
      sent.bodyText == "Action=AssumeRole&Version=2011-06-15"
        + "&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2FR"
        + "&RoleSessionName=me%20%26%20you&ExternalId=id%3D1&DurationSeconds=1200")
    #expect(
      sent.request.headerFields[.authorization]?.contains("AKBASE/20270115/eu-west-1/sts") == true)
  }

  private func refusal(_ code: String, _ date: String) -> StubResponse {
    let body = """
      <ErrorResponse><Error><Code>\(code)</Code><Message>no</Message></Error></ErrorResponse>
      """
    return .status(403, ["Date": date], body: body)
  }

  @Test(
    "A request that STS refuses for its date is sent once more, with the date of STS",
    arguments: ["RequestExpired", "SignatureDoesNotMatch"])
  func refusedDate(code: String) async throws {
    let transport = StubTransport([
      refusal(code, "Fri, 15 Jan 2027 09:00:00 GMT"), .status(200, body: answer()),
    ])
    let found = try await resolve(config, transport)
    #expect(found.credentials.accessKeyID == "AKROLE")
    let dates = transport.sent.map { sent in
      HTTPField.Name("x-amz-date").flatMap { sent.request.headerFields[$0] }
    }
    #expect(dates == ["20270115T080000Z", "20270115T090000Z"])
  }

  @Test(
    "A refusal that the date does not explain is final",
    arguments: [
      ("SignatureDoesNotMatch", "Fri, 15 Jan 2027 08:00:10 GMT"),
      ("AccessDenied", "Fri, 15 Jan 2027 09:00:00 GMT"),
    ])
  func otherRefusal(code: String, date: String) async {
    let transport = StubTransport([refusal(code, date)], repeatsLast: true)
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(config, transport)
    }
    #expect(error?.message.contains(code) == true)
    #expect(transport.sent.count == 1)
  }

  @Test("A second refusal for the date is final")
  func refusedAgain() async {
    let transport = StubTransport(
      [refusal("RequestExpired", "Fri, 15 Jan 2027 09:00:00 GMT")], repeatsLast: true)
    await #expect(throws: CredentialsError.self) { try await resolve(config, transport) }
    #expect(transport.sent.count == 2)
  }

  @Test(
    "The endpoint for all regions is called where that is asked for, in the regions it served first",
    arguments: [
      ("eu-west-1", "legacy", "sts.amazonaws.com", "us-east-1"),
      ("eu-west-1", "regional", "sts.eu-west-1.amazonaws.com", "eu-west-1"),
      ("eu-south-1", "legacy", "sts.eu-south-1.amazonaws.com", "eu-south-1"),
      ("cn-north-1", "legacy", "sts.cn-north-1.amazonaws.com.cn", "cn-north-1"),
    ])
  func endpoints(region: String, setting: String, authority: String, scope: String) async throws {
    let answer = answer()
    let transport = StubTransport.answering { _ throws(TransportError) in (200, answer) }
    let config = config.replacing(
      "region = eu-west-1", with: "region = \(region)\nsts_regional_endpoints = \(setting)")
    _ = try await resolve(config, transport)
    let sent = try #require(transport.sent.first)
    #expect(sent.request.authority == authority)
    #expect(
      sent.request.headerFields[.authorization]?.contains("AKBASE/20270115/\(scope)/sts") == true)
  }

  @Test("A setting that names no endpoints of STS is an error with file and line")
  func noSuchEndpoints() async throws {
    let config = config.replacing(
      "external_id = id=1", with: "sts_regional_endpoints = global")
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(config, StubTransport.unreachable())
    }
    #expect(error?.kind == .configuration)
    #expect(error?.message.contains("/home/user/.aws/config:5") == true)
  }

  @Test("A role with an MFA device asks the program for a code")
  func mfa() async throws {
    let answer = answer()
    let transport = StubTransport.answering { _ throws(TransportError) in (200, answer) }
    let config = config.replacing("external_id = id=1", with: "mfa_serial = arn:mfa/me")
    _ = try await resolve(config, transport) { serial in
      #expect(serial == "arn:mfa/me")
      return "123456"
    }
    #expect(
      transport.sent.first?.bodyText.contains("SerialNumber=arn%3Amfa%2Fme&TokenCode=123456")
        == true)
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(config, transport)
    }
    #expect(error?.message.contains("mfaCode") == true)
  }

  @Test("The program's own words say why there is no code")
  func mfaRefused() async throws {
    let config = config.replacing("external_id = id=1", with: "mfa_serial = arn:mfa/me")
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(config, StubTransport.unreachable()) { _ in
        throw CredentialsError("nobody is there", kind: .configuration)
      }
    }
    #expect(error == CredentialsError("nobody is there", kind: .configuration))
  }

  @Test("A refusal shows code and message of STS")
  func refusal() async throws {
    let transport = StubTransport.answering { _ throws(TransportError) in
      (
        403,
        "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>"
          + "<Message>not you</Message></Error></ErrorResponse>"
      )
    }
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(config, transport)
    }
    #expect(error?.kind == .refused)
    for words in ["AccessDenied: not you", "role/R", "https://sts.eu-west-1.amazonaws.com"] {
      #expect(error?.message.contains(words) == true)
    }
    #expect(error?.message.contains("clock") == false)
  }

  @Test("A clock that is off by 20 minutes shows in the refusal")
  func clock() async throws {
    let transport = StubTransport.answering(headers: ["Date": "Fri, 15 Jan 2027 08:20:00 GMT"]) {
      _ throws(TransportError) in
      (403, "<ErrorResponse><Error><Code>RequestExpired</Code></Error></ErrorResponse>")
    }
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(config, transport)
    }
    #expect(
      error?.message.contains("this machine's clock is 20 minutes behind that of the service")
        == true)
  }

  @Test(
    "An answer that makes no sense is an error",
    arguments: ["", "<html>hush</html>", "<AssumeRoleResponse/>", "{\"hush\": 1}"])
  func nonsense(answer: String) async throws {
    let transport = StubTransport.answering { _ throws(TransportError) in (200, answer) }
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(config, transport)
    }
    #expect(error?.kind == .unreadable)
    #expect(error?.message.contains("hush") == false)
  }

  @Test("Without a region a role cannot be assumed: the error says how to set one")
  func noRegion() async throws {
    let config = config.replacing("region = eu-west-1", with: "")
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(config, StubTransport.unreachable())
    }
    #expect(error?.message.contains("AWS_REGION") == true)
  }

  @Test("A web identity token is read from its file at each call, and sent unsigned")
  func webIdentity() async throws {
    let answer = answer("AssumeRoleWithWebIdentity")
    let transport = StubTransport.answering { _ throws(TransportError) in (200, answer) }
    let config = """
      [profile role]
      role_arn = arn:aws:iam::123456789012:role/R
      web_identity_token_file = /token
      region = eu-west-1
      """
    let found = try await resolve(config, transport)
    #expect(found.features == [.credentialsProfileStsWebIdToken, .credentialsStsAssumeRoleWebId])
    #expect(transport.sent.first?.bodyText.hasSuffix("&WebIdentityToken=jwt") == true)
    #expect(transport.sent.first?.request.headerFields[.authorization] == nil)
    let missing = config.replacing("/token", with: "/gone")
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(missing, transport)
    }
    #expect(error?.message.contains("/gone: there is no such file") == true)
  }

  @Test("A duration that STS does not take is an error with file and line")
  func duration() async throws {
    let config = config.replacing("1200", with: "60")
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(config, StubTransport.unreachable())
    }
    #expect(error?.message.hasPrefix("/home/user/.aws/config:6: duration_seconds") == true)
  }

}
