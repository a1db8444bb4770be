import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes files that only their owner may read, such as token caches.
enum PrivateFile {
  /// Replaces a file as a whole.
  ///
  /// Another process reads the old bytes or the new ones and never a part of them, even after a
  /// power failure. No other user can open the file at any moment.
  ///
  /// - Throws: `Errno`. The old file is then unchanged.
  static func replace(_ path: FilePath, with bytes: [UInt8]) throws {
    // Not ".json", since the AWS CLI reads every such file in the folder.
    let temporary = FilePath("\(path.string).\(UUID().uuidString).tmp")
    let file = try create(temporary)
    do {
      try file.closeAfter {
        try file.writeAll(bytes)
        guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
      }
      try move(temporary, to: path)
    } catch {
      try? FileManager.default.removeItem(atPath: temporary.string)
      throw error
    }
  }

  /// Creates a file with its final permissions, and fails if there is a file or a link already.
  static func create(_ path: FilePath) throws -> FileDescriptor {
    try FileDescriptor.open(
      path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
      permissions: .ownerReadWrite)
  }

  /// Renames a file, replacing another in one step. Neither Foundation's essentials nor System can.
  private static func move(_ source: FilePath, to target: FilePath) throws {
    // `rename` reads both C strings during the call only, which is how long Swift keeps them.
    guard unsafe rename(source.string, target.string) == 0 else { throw Errno(rawValue: errno) }
  }
}
