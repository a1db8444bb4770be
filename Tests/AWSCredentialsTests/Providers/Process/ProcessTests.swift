import AWSCredentials
import AWSRuntime
import AWSSigV4
import AWSTestKit
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Processes of the machine's shell.
@Suite("Credentials from a process", .timeLimit(.minutes(1)))
struct ProcessTests {
  private func resolve(
    _ command: String, timeout: Duration = .seconds(20)
  ) async throws -> ResolvedCredentials {
    let host = HostEnvironment(transport: StubTransport.unreachable(), variables: [:])
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
      (#"echo '{"Version": 2, "AccessKeyId": "hush-hush"}'"#, "is not 1"),
      (#"echo '{"Version": 1, "AccessKeyId": "hush-hush"}'"#, "without SecretAccessKey"),
      (
        // The name has a Kelvin sign for its K.
        #"echo '{"Version": 1, "AccessKeyId": "a", "SecretAccess\#u{212A}ey": "hush-hush"}'"#,
        "without SecretAccessKey"
      ),
      (
        #"echo '{"Version":1,"AccessKeyId":"a","SecretAccessKey":"hush-hush","Expiration":"soon"}'"#,
        "Expiration must be a string with a time"
      ),
      (
        #"echo '{"Version":1,"AccessKeyId":"a","SecretAccessKey":"hush-hush","Expiration":99}'"#,
        "Expiration must be a string with a time"
      ),
      (
        #"echo '{"Version":1,"AccessKeyId":"a","SecretAccessKey":"b","SessionToken":7}' # hush"#,
        "SessionToken must be a string"
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

  @Test("A process is in the process group of the program, so that the terminal is its own as well")
  func processGroup() async throws {
    let found = try await resolve(
      #"printf '{"Version": 1, "AccessKeyId": "%d", "SecretAccessKey": "s"}' "#
        + #""$(ps -o pgid= -p $$ | tr -d ' ')""#)
    #expect(found.credentials.accessKeyID == "\(getpgrp())")
  }

  @Test(
    "Once a process has taken too long or was cancelled, none of those that it started is left",
    arguments: [
      "sleep 300 & echo $! >> FILE; sleep 300",
      "sleep 300 | sleep 300 & echo $! >> FILE; sleep 300",
      "(sleep 300 & echo $! >> FILE); sleep 300",
      "env -i sleep 300 & echo $! >> FILE; sleep 300",
    ], [true, false])
  func tree(command: String, isCancelled: Bool) async throws {
    let folder = try TemporaryFolder()
    let file = folder.path("identifiers")
    let script = "echo $$ >> \(file); " + command.replacing("FILE", with: file)
    let task = Task {
      try await resolve(script, timeout: isCancelled ? .seconds(30) : .milliseconds(500))
    }
    while folder.text("identifiers").split(separator: "\n").count < 2 {
      try await Task.sleep(for: .milliseconds(5))
    }
    if isCancelled { task.cancel() }
    let error = await #expect(throws: CredentialsError.self) { try await task.value }
    #expect(error?.kind == (isCancelled ? .cancelled : .unreachable))
    for identifier in folder.text("identifiers").split(separator: "\n") {
      let state = try await output(of: "ps -o stat= -p \(identifier) || true")
      #expect(state.isEmpty || state.first == "Z", "\(identifier): \(state)")
    }
  }

  @Test("A process that ends in time may leave an agent running")
  func agent() async throws {
    let folder = try TemporaryFolder()
    let file = folder.path("identifier")
    let found = try await resolve(
      "sleep 300 >/dev/null 2>&1 & echo $! > \(file); "
        + #"echo '{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "s"}'"#)
    #expect(found.credentials.accessKeyID == "AKID")
    let state = try await output(of: "ps -o stat= -p $(cat \(file)); kill -9 $(cat \(file))")
    #expect(state.first == "S")
  }

  private func output(of command: String) async throws -> String {
    let host = HostEnvironment(transport: StubTransport.unreachable(), variables: [:])
    let output = try await host.runProcess(command, .seconds(20))
    return String(decoding: output.standardOutput, as: UTF8.self)
  }

  @Test(
    "The error for a command line that a comment has cut says so",
    arguments: [
      ("echo 'a # b'", "\" #\""), ("echo 'a ; b'", "\" ;\""), ("echo a\t# b", "\" #\""),
    ])
  func cutCommand(command: String, words: String) async throws {
    var host = TestHost.make(config: "[default]\ncredential_process = \(command)\n")
    host.runProcess =
      HostEnvironment(transport: StubTransport.unreachable(), variables: [:]).runProcess
    let error = await #expect(throws: CredentialsError.self) {
      try await ProfileCredentials(in: host).resolve()
    }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains("comment") == true)
  }

  @Test("The error for a command line without a comment mentions none")
  func uncutCommand() async throws {
    var host = TestHost.make(config: "[default]\ncredential_process = exit 3\n")
    host.runProcess =
      HostEnvironment(transport: StubTransport.unreachable(), variables: [:]).runProcess
    let error = await #expect(throws: CredentialsError.self) {
      try await ProfileCredentials(in: host).resolve()
    }
    #expect(error?.message.contains("comment") == false)
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
