package import SystemPackage

/// The descriptors 0, 1 and 2.
package enum StandardStreams {
  /// Opens those of the three that the process was started without on `/dev/null`.
  ///
  /// A descriptor takes the lowest free number. Without this, a socket or an event of the program
  /// could become the descriptor 1, and the program's output would be written into it.
  ///
  /// - Parameter mode: With `readOnly`, a program that writes to a missing stream gets an error instead
  ///   of losing what it writes.
  package static func openMissing(_ mode: FileDescriptor.AccessMode = .readWrite) {
    let lastStream = FileDescriptor.standardError.rawValue
    // Without /dev/null there is nothing to open, and the program may work all the same.
    while let opened = try? FileDescriptor.open(FilePath("/dev/null"), mode) {
      guard opened.rawValue > lastStream else { continue }
      try? opened.close()
      return
    }
  }
}
