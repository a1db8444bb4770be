import CommandSupport
import SsmSap
import Synchronization
import SystemPackage

/// Asks for the codes of MFA devices at the terminal, one at a time.
///
/// As `aws` does, it uses the terminal of the process and not the standard streams, so that a pipe can
/// take the result. What is typed is not shown.
final class MFAPrompt: Sendable {
  static let shared = MFAPrompt()

  typealias ProcessRunner =
    @Sendable (_ command: String, _ timeout: Duration) async throws(ProcessError) -> ProcessOutput

  private let last = Mutex<Task<String, any Error>?>(nil)

  /// The time that a person has to type a code.
  private static let patience = Duration.seconds(300)

  /// Asks and reads a line with the echo off. The shell restores the terminal, also after Control-C:
  /// a signal interrupts `wait`, but not `read` in every shell.
  private static func script(_ question: String) -> String {
    """
    saved=$(stty -g </dev/tty) || exit 2
    restore() { stty "$saved" </dev/tty; echo >/dev/tty; }
    trap 'kill $reader 2>/dev/null; restore; exit 130' INT TERM HUP
    stty -echo </dev/tty
    printf %s \(ShellText.quoted(question)) >/dev/tty
    { IFS= read -r code </dev/tty && printf %s "$code"; } &
    reader=$!
    wait $reader
    status=$?
    restore
    exit $status
    """
  }

  /// Returns the code that a person types.
  ///
  /// - Throws: `CredentialsError` if there is no terminal, or the text is no code.
  func code(of serial: String, runningWith run: @escaping ProcessRunner) async throws -> String {
    let task = last.withLock { last in
      let previous = last
      let task = Task<String, any Error> {
        _ = await previous?.result
        return try await Self.ask(for: serial, run)
      }
      last = task
      return task
    }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }

  private static func ask(for serial: String, _ run: ProcessRunner) async throws -> String {
    let device = serial.printable
    try await BlockingWork.run { () throws(CredentialsError) in try requireTerminal(device) }
    let output: ProcessOutput
    do {
      output = try await run(script("Enter MFA code for \(device): "), patience)
    } catch {
      guard !error.isCancelled else { throw CancellationError() }
      throw CredentialsError("no code of the MFA device \(device) was typed: \(error.reason)")
    }
    guard output.exitStatus == 0 else {
      throw CredentialsError("no code of the MFA device \(device) was typed")
    }
    let code = output.standardOutput.filter { $0 != UInt8(ascii: " ") }
    guard code.count == digits, code.allSatisfy(isDigit) else {
      throw CredentialsError("a code of the MFA device \(device) has \(digits) digits")
    }
    return String(decoding: code, as: UTF8.self)
  }

  private static let digits = 6

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func requireTerminal(_ device: String) throws(CredentialsError) {
    do {
      try FileDescriptor.open(FilePath("/dev/tty"), .readWrite).close()
    } catch {
      throw CredentialsError(
        "the role requires a code of the MFA device \(device), and there is no terminal to ask for it",
        kind: .configuration)
    }
  }
}
