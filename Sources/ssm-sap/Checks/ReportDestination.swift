import CommandSupport
import SystemPackage

/// The place that a report is written to: a file or standard output.
struct ReportDestination {
  /// The width of a table that is not on a terminal.
  private static let plainWidth = 100

  /// The path of the file; `nil` for standard output.
  let path: String?

  /// The width and the colors of a table there.
  var style: TableReport.Style {
    guard path == nil, let style = TerminalStyle.ofStandardOutput() else {
      return TableReport.Style(width: Self.plainWidth, hasColors: false)
    }
    return TableReport.Style(
      width: TerminalSize.ofStandardOutput().columns, hasColors: style.hasColors)
  }

  /// Writes a report.
  ///
  /// - Throws: ``CommandFailure`` if the file cannot be written; `Errno` if standard output cannot.
  func write(_ text: String) async throws {
    guard let path else { return try await DetachedWriter(.standardOutput).write(text) }
    do {
      let file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .truncate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      do {
        try await DetachedWriter(file).write(text)
      } catch {
        try? file.close()
        throw error
      }
      try file.close()
    } catch let error as Errno {
      throw CommandFailure(.other, "the report cannot be written to \(path): \(error)".printable)
    }
  }
}
