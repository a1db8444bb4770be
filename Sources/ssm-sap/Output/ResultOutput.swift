import ArgumentParser
import CommandSupport
import SystemPackage

/// The file that results are written to.
struct ResultOutput {
  /// The status of a process that `SIGPIPE` has ended, as a shell shows it.
  private static let brokenPipe = ExitCode(141)

  private let file: FileDescriptor

  init(_ file: FileDescriptor) {
    self.file = file
  }

  /// Writes all bytes.
  ///
  /// - Throws: ``CommandFailure`` if they cannot be written. `ExitCode` if the reader of a pipe has
  ///   closed it: whoever reads no more needs no message. Most processes end by `SIGPIPE` before;
  ///   this is for those that have inherited that the signal is ignored.
  func write(_ bytes: [UInt8]) throws {
    guard !bytes.isEmpty else { return }
    do {
      try file.writeAll(bytes)
    } catch {
      throw Self.failure(error)
    }
  }

  /// Writes a text on a thread outside of Swift's pool, since the reader may keep its writer waiting.
  ///
  /// - Throws: As ``write(_:)``.
  func write(detached text: String) async throws {
    do {
      try await DetachedWriter(file).write(text)
    } catch {
      throw Self.failure(error)
    }
  }

  private static func failure(_ error: any Error) -> any Error {
    if case Errno.brokenPipe = error { return brokenPipe }
    return CommandFailure(.output, "the result cannot be written to standard output: \(error)")
  }
}
