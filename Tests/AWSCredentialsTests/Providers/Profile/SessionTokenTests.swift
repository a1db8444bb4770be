import AWSCredentials
import AWSRuntime
import AWSSigV4
import Testing

@Suite("Session tokens")
struct SessionTokenTests {
  private let keys = "aws_access_key_id = AK\naws_secret_access_key = s\n"

  private func token(config: String, credentials: String) async throws -> String? {
    let host = TestHost.make(config: config, credentials: credentials)
    return try await ProfileCredentials(in: host).resolve().credentials.sessionToken
  }

  @Test("A token of one file is not joined to the keys of the other")
  func staleToken() async throws {
    let section = "[default]\n"
    let token = "aws_session_token = stale\n"
    #expect(try await self.token(config: section + token, credentials: section + keys) == nil)
    #expect(try await self.token(config: section + keys, credentials: section + token) == nil)
    #expect(
      try await self.token(config: section, credentials: section + keys + token) == "stale")
    #expect(
      try await self.token(
        config: section + token, credentials: section + keys + "aws_security_token = own\n")
        == "own")
  }

  @Test("The two halves of a key in different files are an error that names both places")
  func halves() async throws {
    let error = await #expect(throws: CredentialsError.self) {
      try await token(
        config: "[default]\naws_secret_access_key = s\n",
        credentials: "[default]\naws_access_key_id = AK\n")
    }
    #expect(error?.kind == .configuration)
    #expect(error?.message.contains("/home/user/.aws/config:2") == true)
    #expect(error?.message.contains("/home/user/.aws/credentials:2") == true)
  }

  @Test(
    "AWS_SECURITY_TOKEN counts where AWS_SESSION_TOKEN is not set",
    arguments: [
      (["AWS_SECURITY_TOKEN": "old"], "old"),
      (["AWS_SECURITY_TOKEN": "old", "AWS_SESSION_TOKEN": " "], "old"),
      (["AWS_SECURITY_TOKEN": "old", "AWS_SESSION_TOKEN": "new"], "new"),
    ])
  func securityToken(variables: [String: String], expected: String) async throws {
    let keys = ["AWS_ACCESS_KEY_ID": "AK", "AWS_SECRET_ACCESS_KEY": "s"]
    let found = try await EnvironmentCredentials(keys.merging(variables) { $1 }).resolve()
    #expect(found.credentials.sessionToken == expected)
  }
}
