import SystemPackage

/// The output of the command: results as JSON on standard output, failures as one line on standard
/// error.
struct Terminal {
  var output = FileDescriptor.standardOutput
  var diagnostics = FileDescriptor.standardError

  /// Prints a warning on standard error.
  func warn(_ message: String) throws {
    try diagnostics.writeAll("ssm-sap: warning: \(message)\n".utf8)
  }
}
