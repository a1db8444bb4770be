import AWSCredentials
import AWSRuntime
import AWSSigV4
import Testing

/// Processes of the machine's shell.
@Suite("Credentials from a process", .timeLimit(.minutes(1)))
struct ProcessTests {
  private func resolve(
    _ command: String, timeout: Duration = .seconds(20)
  ) async throws -> ResolvedCredentials {
    let host = HostEnvironment(transport: TestTransport(), variables: [:])
    return try await ProcessCredentials(command: command, in: host, timeout: timeout).resolve()
  }

  @Test("A process prints credentials")
  func success() async throws {
    let found = try await resolve(
      #"echo '{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "hush", "#
        + #""SessionToken": "token", "AccountId": "123456789012"}'"#)
    #expect(found.credentials.accessKeyID == "AKID")
    #expect(found.credentials.sessionToken == "token")
    #expect(found.accountID == "123456789012")
    #expect(found.credentials.expiration == nil)
  }

  @Test(
    "A process that fails is an error that says how, and shows nothing that it printed",
    arguments: [
      ("echo hush-hush", "not a JSON object"),
      ("echo hush-hush; exit 1", "exited with status 1"),
      (#"echo '{"Version": 2, "AccessKeyId": "hush-hush"}'"#, "Version is not 1"),
      (#"echo '{"Version": 1, "AccessKeyId": "hush-hush"}'"#, "without SecretAccessKey"),
      (
        #"echo '{"Version":1,"AccessKeyId":"a","SecretAccessKey":"hush-hush","Expiration":"soon"}'"#,
        "Expiration that is no time"
      ),
      ("true", "not a JSON object"),
      ("kill -9 $$", "ended by a signal"),
      ("/no/such/program-hush-hush 2>/dev/null", "exited with status 127"),
      ("yes hush-hush", "more than 1048576 bytes"),
    ])
  func failure(command: String, words: String) async throws {
    let error = await #expect(throws: CredentialsError.self) { try await resolve(command) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains("hush") == false)
    #expect(error?.kind != .notConfigured)
  }

  @Test(
    "A process that hangs is stopped, with those that it started",
    arguments: ["sleep 300", "sleep 300 | cat", "(sleep 300; true) & sleep 300"])
  func hang(command: String) async throws {
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(command, timeout: .milliseconds(200))
    }
    #expect(error?.message.contains("did not end within 0.2 seconds") == true)
  }

  @Test("A cancelled task stops its process")
  func cancellation() async throws {
    let task = Task { try await resolve("sleep 300") }
    task.cancel()
    let error = await #expect(throws: CredentialsError.self) { try await task.value }
    #expect(error?.kind == .cancelled)
  }

  @Test("An account id of the profile counts where the process names none")
  func accountID() async throws {
    var host = TestHost.make(
      config: "[default]\ncredential_process = x\naws_account_id = 111122223333\n")
    host.runProcess = { _, _ throws(ProcessError) in
      ProcessOutput(
        exitStatus: 0,
        standardOutput: Array(#"{"Version":1,"AccessKeyId":"a","SecretAccessKey":"b"}"#.utf8))
    }
    let found = try await ProfileCredentials(in: host).resolve()
    #expect(found.accountID == "111122223333")
    #expect(found.features == [.credentialsProfileProcess, .credentialsProcess])
  }
}
