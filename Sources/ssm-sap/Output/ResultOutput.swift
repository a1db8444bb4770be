import ArgumentParser
import CommandSupport
import SystemPackage

/// The file that results are written to.
struct ResultOutput {
  static let standardOutput = ResultOutput(.standardOutput)

  /// The status of a process that `SIGPIPE` has ended, as a shell shows it.
  private static let brokenPipe = ExitCode(141)

  private let writer: OrderedWriter

  init(_ file: FileDescriptor) {
    writer = OrderedWriter(file)
  }

  /// Writes a text, as ``write(_:)-([UInt8])`` does bytes.
  func write(_ text: String) async throws {
    try await write(Array(text.utf8))
  }

  /// Writes all bytes.
  ///
  /// - Throws: ``CommandFailure`` if they cannot be written. `ExitCode` if the reader of a pipe has
  ///   closed it: whoever reads no more needs no message. Most processes end by `SIGPIPE` before;
  ///   this is for those that have inherited that the signal is ignored.
  func write(_ bytes: [UInt8]) async throws {
    guard !bytes.isEmpty else { return }
    do {
      try await writer.writeAll(bytes)
    } catch Errno.brokenPipe {
      throw Self.brokenPipe
    } catch {
      throw CommandFailure(.output, "the result cannot be written to standard output: \(error)")
    }
  }
}
