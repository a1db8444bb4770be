import AWSCredentials
import AWSRuntime
import AWSTestKit
import Crypto
import Synchronization
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("The bearer token of this machine")
struct DefaultTokenTests {
  private static let config = """
    [profile dev]
    sso_session = corp
    [sso-session corp]
    sso_start_url = https://corp.awsapps.com/start
    sso_region = eu-west-1
    """

  /// An environment in which someone is logged in.
  private static func host(
    _ variables: [String: String] = [:], expiring seconds: TimeInterval = 3600
  ) -> HostEnvironment {
    let digest = Insecure.SHA1.hash(data: Data("corp".utf8))
    let name = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let end = TestHost.start.addingTimeInterval(seconds).formatted(.iso8601)
    return TestHost.make(
      variables: variables.merging(["AWS_PROFILE": "dev"]) { own, _ in own }, config: config,
      files: [
        "/home/user/.aws/sso/cache/\(name).json":
          #"{"accessToken": "LOGIN", "expiresAt": "\#(end)"}"#
      ])
  }

  @Test(
    "The variable of the service comes first, then the login of the profile's session",
    arguments: [
      ("codecatalyst", "LOGIN"), ("bedrock", "OWN"), ("bed-rock x", "SPACED"),
    ])
  func sources(signingName: String, expected: String) async throws {
    let host = Self.host([
      "AWS_BEARER_TOKEN_BEDROCK": "OWN", "AWS_BEARER_TOKEN_BED_ROCK_X": "SPACED",
    ])
    #expect(try await DefaultToken(in: host, signingName: signingName).token().token == expected)
  }

  @Test("A token that is valid for long is kept, one that expires soon is read again")
  func keeps() async throws {
    let reads = Mutex(0)
    for (seconds, expected) in [(3600.0, 1), (600, 2)] {
      var host = Self.host(expiring: seconds)
      let files = host.files
      reads.withLock { $0 = 0 }
      host.files = HostFiles { path throws(FileError) in
        if path.contains("/cache/") { reads.withLock { $0 += 1 } }
        return try await files.read(path)
      } write: { _, _ throws(FileError) in
      }
      let provider = DefaultToken(in: host, signingName: "codecatalyst")
      for _ in 1...2 { _ = try await provider.token() }
      #expect(reads.withLock { $0 } == expected)
    }
  }

  @Test("Without variable and session, the error says what was searched")
  func nothing() async {
    let error = await #expect(throws: CredentialsError.self) {
      try await DefaultToken(in: TestHost.make(), signingName: "bedrock").token()
    }
    #expect(error?.kind == .notConfigured)
    #expect(error?.message.contains("AWS_BEARER_TOKEN_BEDROCK is not set") == true)
  }

  @Test("A login that has expired is an error of its own, without the token")
  func expired() async {
    let error = await #expect(throws: CredentialsError.self) {
      try await DefaultToken(
        in: Self.host(expiring: -60), signingName: "codecatalyst"
      ).token()
    }
    #expect(error?.kind == .expired)
    #expect(error?.message.contains("LOGIN") == false)
  }
}
