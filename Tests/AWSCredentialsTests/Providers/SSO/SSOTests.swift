import AWSCredentials
import AWSRuntime
import AWSSigV4
import AWSTestKit
import Crypto
import HTTPTransportAPI
import HTTPTypes
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("IAM Identity Center")
struct SSOTests {
  private let config = """
    [profile dev]
    sso_session = corp
    sso_account_id = 123456789012
    sso_role_name = Reader
    [sso-session corp]
    sso_start_url = https://corp.awsapps.com/start
    sso_region = eu-west-1
    """
  private let legacy = """
    [profile dev]
    sso_start_url = https://corp.awsapps.com/start
    sso_region = eu-west-1
    sso_account_id = 123456789012
    sso_role_name = Reader
    """

  private func cachePath(_ key: String) -> String {
    let digest = Insecure.SHA1.hash(data: Data(key.utf8))
    let name = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return "/home/user/.aws/sso/cache/\(name).json"
  }

  private func token(expiring seconds: TimeInterval, registered: Bool = true) -> String {
    let end = TestHost.start.addingTimeInterval(seconds).formatted(.iso8601)
    let registration = registered ? "2090-01-01T00:00:00Z" : "2001-01-01T00:00:00Z"
    return """
      {"accessToken": "OLD", "expiresAt": "\(end)", "refreshToken": "R1", "clientId": "C",
       "clientSecret": "S", "registrationExpiresAt": "\(registration)", "other": [1, "kept"]}
      """
  }

  private let roleCredentials = """
    {"roleCredentials": {"accessKeyId": "AKSSO", "secretAccessKey": "s", "sessionToken": "t",
     "expiration": 1900000000000}}
    """

  private func service(refresh: (Int, String)) -> StubTransport {
    let roleCredentials = roleCredentials
    return StubTransport.answering { sent throws(TransportError) in
      sent.request.path == "/token" ? refresh : (200, roleCredentials)
    }
  }

  private func resolve(
    _ config: String, _ files: WritableFiles, _ transport: StubTransport
  ) async throws -> ResolvedCredentials {
    var host = TestHost.make(config: config, transport: transport)
    let configuration = host.files
    host.files = HostFiles { path throws(FileError) in
      path.contains("/cache/")
        ? try await files.files.read(path) : try await configuration.read(path)
    } write: { path, bytes throws(FileError) in
      try await files.files.write(path, bytes)
    }
    return try await ProfileCredentials(profile: "dev", in: host).resolve()
  }

  private let bearer = "x-amz-sso_bearer_token"

  @Test("A token that is about to end is refreshed, used and saved, with what else its file holds")
  func refresh() async throws {
    let path = cachePath("corp")
    let files = WritableFiles([path: token(expiring: 60)])
    let transport = service(
      refresh: (200, #"{"accessToken": "NEW", "expiresIn": 3600, "refreshToken": "R2"}"#))
    let found = try await resolve(config, files, transport)
    #expect(found.credentials.accessKeyID == "AKSSO")
    #expect(found.accountID == "123456789012")
    #expect(found.features == [.credentialsProfileSso, .credentialsSso])
    let refresh = try #require(transport.sent.first)
    #expect(refresh.url == "https://oidc.eu-west-1.amazonaws.com/token")
    #expect(refresh.bodyText.contains(#""grantType":"refresh_token""#))
    #expect(refresh.bodyText.contains(#""refreshToken":"R1""#))
    let name = try #require(HTTPField.Name(bearer))
    #expect(transport.sent.last?.request.headerFields[name] == "NEW")
    let saved = try #require(files[path])
    for part in [
      #""accessToken":"NEW""#, #""refreshToken":"R2""#, #""other":[1,"kept"]"#,
      #""expiresAt":"2027-01-15T09:00:00Z""#, #""registrationExpiresAt":"2090"#,
    ] {
      #expect(saved.contains(part), "\(part)")
    }
  }

  @Test("A token that holds is used where the refresh fails")
  func refreshFails() async throws {
    let files = WritableFiles([cachePath("corp"): token(expiring: 60)])
    let transport = service(refresh: (400, #"{"error": "invalid_grant"}"#))
    #expect(try await resolve(config, files, transport).credentials.accessKeyID == "AKSSO")
  }

  @Test("An expired token is an error that says how to log in", arguments: [true, false])
  func expired(isRegistered: Bool) async throws {
    let files = WritableFiles([
      cachePath("corp"): token(expiring: -60, registered: isRegistered)
    ])
    let transport = service(refresh: (400, #"{"error": "invalid_grant"}"#))
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(config, files, transport)
    }
    #expect(error?.kind == .expired)
    #expect(error?.message.contains("aws sso login --profile dev") == true)
    #expect(error?.message.contains("invalid_grant") == isRegistered)
    #expect(transport.sent.count == (isRegistered ? 1 : 0))
  }

  @Test(
    "An outage while a token is refreshed is an outage, and AWS_MAX_ATTEMPTS limits the attempts",
    arguments: [nil, 1])
  func outage(maximum: Int?) async throws {
    let files = WritableFiles([cachePath("corp"): token(expiring: -60)])
    let transport = service(refresh: (503, ""))
    let config = config.replacing(
      "[sso-session", with: maximum.map { "max_attempts = \($0)\n[sso-session" } ?? "[sso-session")
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(config, files, transport)
    }
    #expect(error?.kind == .unreachable)
    #expect(error?.message.contains("503") == true)
    #expect(transport.sent.count == maximum ?? 3)
  }

  @Test("Throttling by IAM Identity Center is retried by its error code", arguments: [nil, 1])
  func throttling(maximum: Int?) async throws {
    let files = WritableFiles([cachePath("corp"): token(expiring: 86400)])
    let transport = StubTransport.answering(headers: [
      "x-amzn-ErrorType": "ThrottlingException:http://x"
    ]) {
      _ throws(TransportError) in (400, "{}")
    }
    let config = config.replacing(
      "[sso-session", with: maximum.map { "max_attempts = \($0)\n[sso-session" } ?? "[sso-session")
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(config, files, transport)
    }
    #expect(error?.kind == .unreachable)
    #expect(transport.sent.count == maximum ?? 3)
  }

  @Test(
    "The advice for a profile quotes its name for the shell",
    arguments: [
      ("dev", "aws sso login --profile dev"), ("my prod", "aws sso login --profile 'my prod'"),
      ("a'b", #"aws sso login --profile 'a'\''b'"#), ("$x", "aws sso login --profile '$x'"),
      ("é", "aws sso login --profile 'é'"),
    ])
  func quotedAdvice(name: String, advice: String) async throws {
    let config = config.replacing("[profile dev]", with: "[profile \"\(name)\"]")
    let host = TestHost.make(config: config)
    let error = await #expect(throws: CredentialsError.self) {
      try await ProfileCredentials(profile: name, in: host).resolve()
    }
    #expect(error?.message.hasSuffix(advice) == true, "\(error?.message ?? "")")
  }

  @Test("A refresh that is cancelled is cancellation, even while the old token holds")
  func cancelledRefresh() async throws {
    let files = WritableFiles([cachePath("corp"): token(expiring: 60)])
    let transport = StubTransport.answering { _ throws(TransportError) in
      throw TransportError(.cancelled, "cancelled", requestMayHaveReachedServer: false)
    }
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(config, files, transport)
    }
    #expect(error?.kind == .cancelled)
    #expect(transport.sent.count == 1)
  }

  @Test("A token of the older kind is not refreshed")
  func legacyToken() async throws {
    let path = cachePath("https://corp.awsapps.com/start")
    let transport = service(refresh: (200, "{}"))
    let found = try await resolve(
      legacy, WritableFiles([path: token(expiring: 60)]), transport)
    #expect(found.features == [.credentialsProfileSsoLegacy, .credentialsSsoLegacy])
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(legacy, WritableFiles([path: token(expiring: -1)]), transport)
    }
    #expect(error?.kind == .expired)
    #expect(!transport.sent.contains { $0.request.path == "/token" })
  }

  @Test(
    "No login, and one that cannot be read, are errors with the cure", arguments: [nil, "{", "{}"])
  func noLogin(content: String?) async throws {
    let files = WritableFiles(content.map { [cachePath("corp"): $0] } ?? [:])
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(config, files, StubTransport.unreachable())
    }
    #expect(error?.message.contains("aws sso login --profile dev") == true)
    #expect(error?.message.contains(cachePath("corp")) == true)
  }

  @Test(
    "A refusal says what the service says",
    arguments: [
      (401, "", "aws sso login"), (403, #"{"message": "No access"}"#, "No access"),
      (404, "", "Reader"), (200, "{}", "roleCredentials"), (200, "<html>", "not a JSON object"),
    ])
  func refusal(status: Int, answer: String, words: String) async throws {
    let files = WritableFiles([cachePath("corp"): token(expiring: 86400)])
    let transport = StubTransport.answering { _ throws(TransportError) in (status, answer) }
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(config, files, transport)
    }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains("OLD") == false)
  }
}
