public import AWSRuntime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Takes credentials from what a process prints: `credential_process` of a profile.
///
/// The command line is run by the shell. What the process prints on standard error is for the
/// user and goes to that of the program; it is no part of an error.
///
/// Source: AWS SDKs and Tools Reference Guide, "Process credential provider".
public struct ProcessCredentials: CredentialsProvider {
  private let command: Setting<String>
  private let accountID: String?
  private let host: HostEnvironment
  private let timeout: Duration

  /// A provider for this command line.
  ///
  /// - Parameters:
  ///   - command: The command line.
  ///   - host: Runs the process.
  ///   - timeout: How long it may run; a minute unless given, for it may ask a person.
  public init(command: String, in host: HostEnvironment, timeout: Duration = .seconds(60)) {
    self.init(
      Setting(command, from: .explicit), accountID: nil, in: host, timeout: timeout)
  }

  init(
    _ command: Setting<String>, accountID: String?, in host: HostEnvironment,
    timeout: Duration = .seconds(60)
  ) {
    self.command = command
    self.accountID = accountID
    self.host = host
    self.timeout = timeout
  }

  /// The credentials that the process prints now.
  ///
  /// - Throws: `CredentialsError` for a process that fails, takes too long or prints something
  ///   else; without what it printed.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    let output: ProcessOutput
    do {
      output = try await host.runProcess(command.value, timeout)
    } catch {
      throw failure(error.reason, error.isCancelled ? .cancelled : .unreachable)
    }
    guard output.exitStatus == 0 else {
      let end = output.exitStatus.map { "exited with status \($0)" } ?? "was ended by a signal"
      throw failure("it \(end); what it printed on standard error says why", .refused)
    }
    return try read(output)
  }

  private func read(
    _ output: ProcessOutput
  ) throws(CredentialsError) -> ResolvedCredentials {
    let document = try CredentialsDocument(output.standardOutput, from: source)
    guard document.members["Version"]?.number == 1 else {
      throw failure("it printed JSON whose Version is not 1", .unreadable)
    }
    let expiration = try document.time("Expiration")
    let credentials = try document.credentials(
      token: "SessionToken", isTokenRequired: false, expiration: expiration)
    return ResolvedCredentials(
      credentials, accountID: document.members["AccountId"]?.string ?? accountID,
      sources: [source], features: [.credentialsProfileProcess, .credentialsProcess])
  }

  private var source: String { "the credential process (\(command.origin))" }

  private func failure(_ reason: String, _ kind: CredentialsError.Kind) -> CredentialsError {
    CredentialsError("\(source) gave no credentials: \(reason)", kind: kind)
  }
}

extension ProcessCredentials: CustomStringConvertible, CustomReflectable {
  /// Where the command line stands; it may hold a password.
  public var description: String { "ProcessCredentials(\(command.origin))" }

  /// The description, for `dump` and debuggers.
  public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
