public import AWSRuntime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A provider that runs a process and reads credentials from its standard output: the
/// `credential_process` of a profile.
///
/// The shell runs the command line. Its standard input and error are those of the program, so the
/// process can ask the user for input; its output is never part of an error.
///
/// Source: AWS SDKs and Tools Reference Guide, "Process credential provider".
public struct ProcessCredentials: CredentialsProvider {
  private let command: Setting<String>
  private let accountID: String?
  private let comment: Unicode.Scalar?
  private let host: HostEnvironment
  private let timeout: Duration

  /// Creates a provider.
  ///
  /// - Parameters:
  ///   - command: The command line.
  ///   - host: The environment that runs the process.
  ///   - timeout: The longest time that the process may run. It may have to wait for the user.
  public init(command: String, in host: HostEnvironment, timeout: Duration = .seconds(60)) {
    self.init(
      Setting(command, from: .explicit), accountID: nil, comment: nil, in: host, timeout: timeout)
  }

  /// Creates a provider.
  ///
  /// - Parameters:
  ///   - accountID: The account id to use if the process prints none.
  ///   - comment: The sign that starts a comment after the command line in its file, if any.
  init(
    _ command: Setting<String>, accountID: String?, comment: Unicode.Scalar?,
    in host: HostEnvironment, timeout: Duration = .seconds(60)
  ) {
    self.command = command
    self.accountID = accountID
    self.comment = comment
    self.host = host
    self.timeout = timeout
  }

  /// Runs the process and returns the credentials that it prints.
  ///
  /// - Throws: `CredentialsError` if the process fails, takes too long or prints anything else. The
  ///   error does not contain the output.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    let output: ProcessOutput
    do {
      output = try await host.runProcess(command.value, timeout)
    } catch {
      throw failure(error.reason, error.isCancelled ? .cancelled : .unreachable)
    }
    guard output.exitStatus == 0 else {
      let end = output.exitStatus.map { "exited with status \($0)" } ?? "was ended by a signal"
      throw failure("it \(end); see its messages on standard error\(commentHint)", .refused)
    }
    do {
      return try read(output)
    } catch {
      throw CredentialsError(error.message + commentHint, kind: error.kind)
    }
  }

  private func read(
    _ output: ProcessOutput
  ) throws(CredentialsError) -> ResolvedCredentials {
    let document = try CredentialsDocument(output.standardOutput, from: source)
    guard document.members["Version"]?.number == 1 else {
      throw failure("the Version of the JSON that it printed is not 1", .unreadable)
    }
    let expiration = try document.time("Expiration")
    let credentials = try document.credentials(
      token: "SessionToken", isTokenRequired: false, expiration: expiration)
    return ResolvedCredentials(
      credentials, accountID: document.members["AccountId"]?.string ?? accountID,
      sources: [source], features: [.credentialsProfileProcess, .credentialsProcess])
  }

  private var source: String { "the credential process (\(command.origin))" }

  /// Explains why the shell may have run less than the user wrote.
  private var commentHint: String {
    comment.map {
      "; the command line ends before \" \($0)\", which starts a comment in a shared file"
    } ?? ""
  }

  private func failure(_ reason: String, _ kind: CredentialsError.Kind) -> CredentialsError {
    CredentialsError("\(source) gave no credentials: \(reason)", kind: kind)
  }
}

extension ProcessCredentials: CustomStringConvertible, CustomReflectable {
  /// The place of the command line, which may contain a password.
  public var description: String { "ProcessCredentials(\(command.origin))" }

  /// A mirror with the description only.
  public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
