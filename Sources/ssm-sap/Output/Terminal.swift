import SystemPackage

/// Prints failures on standard error.
struct Terminal {
  var diagnostics = FileDescriptor.standardError

  /// Prints a warning on standard error.
  func warn(_ message: String) throws {
    try diagnostics.writeAll("ssm-sap: warning: \(message)\n".utf8)
  }
}
