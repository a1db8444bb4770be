import SystemPackage

/// The place that a report is written to: a file or standard output.
struct ReportDestination {
  /// The path of the file; `nil` for standard output.
  let path: String?

  /// The width and the colors of a table there.
  var style: TableReport.Style {
    TableReport.Style(width: 100, hasColors: false)
  }

  /// Writes a report.
  ///
  /// - Throws: ``CommandFailure`` if the file cannot be written.
  func write(_ text: String) async throws {
    guard let path else {
      try FileDescriptor.standardOutput.writeAll(text.utf8)
      return
    }
    do {
      let file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .truncate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter { _ = try file.writeAll(text.utf8) }
    } catch let error as Errno {
      throw CommandFailure(.other, "the report cannot be written to \(path): \(error)")
    }
  }
}
