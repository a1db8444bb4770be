import CommandSupport
import SystemPackage

/// The place that a report is written to: a file or standard output.
struct ReportDestination {
  /// The path of the file; `nil` for standard output.
  let path: String?

  /// Returns the width and the colors of a table there.
  func style(_ colors: ColorChoice) -> TableReport.Style {
    let terminal = path == nil ? TerminalStyle.ofStandardOutput() : nil
    let size = path == nil ? TerminalSize.ofStandardOutput() : .standard
    let hasColors =
      switch colors {
      case .on: true
      case .off: false
      case .auto: terminal?.hasColors ?? false
      }
    return TableReport.Style(width: size.columns, hasColors: hasColors)
  }

  /// Writes a report.
  ///
  /// - Throws: ``CommandFailure`` if it cannot be written; `ExitCode` if the reader of a pipe has closed
  ///   it.
  func write(_ text: String) async throws {
    guard let path else { return try await ResultOutput.standardOutput.write(text) }
    do {
      let file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .truncate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      do {
        try await OrderedWriter(file).writeAll(Array(text.utf8))
      } catch {
        try? file.close()
        throw error
      }
      try file.close()
    } catch let error as Errno {
      throw CommandFailure(.output, "the report cannot be written to \(path): \(error)".printable)
    }
  }
}
