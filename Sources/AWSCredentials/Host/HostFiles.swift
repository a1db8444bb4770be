#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads and writes files; replaced where a test has files of its own.
public struct HostFiles: Sendable {
  /// Returns the bytes of the file at a path.
  public var read: @Sendable (_ path: String) throws(FileError) -> [UInt8]

  /// Replaces the file at a path as a whole; only its owner may read the new one.
  public var write: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void

  /// Files by these functions.
  public init(
    read: @escaping @Sendable (_ path: String) throws(FileError) -> [UInt8],
    write: @escaping @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void
  ) {
    self.read = read
    self.write = write
  }

  /// Files by path in memory, which nothing can write.
  public init(_ files: [String: String]) {
    self.init(
      read: { path throws(FileError) in
        guard let text = files[path] else { throw .missing(path) }
        return Array(text.utf8)
      },
      write: { path, _ throws(FileError) in
        throw FileError(path: path, reason: "the files cannot be written")
      })
  }
}

extension HostFiles {
  /// The files of the machine.
  public static let live = HostFiles(read: readFile, write: writeFile)

  private static let ownerOnly = 0o600

  /// What people name who want no file at all. Foundation reads regular files only, and would say
  /// that permission is denied.
  private static let nullDevice = "/dev/null"

  @Sendable private static func readFile(_ path: String) throws(FileError) -> [UInt8] {
    guard path != nullDevice else { return [] }
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw fileError(error, at: path)
    }
  }

  /// Writes beside the file and renames, so that another process reads the old or the new bytes
  /// and never a part of them.
  @Sendable private static func writeFile(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: ownerOnly], ofItemAtPath: path)
    } catch {
      throw fileError(error, at: path)
    }
  }

  private static func fileError(_ error: any Error, at path: String) -> FileError {
    guard let code = (error as? CocoaError)?.code else {
      return FileError(path: path, reason: "the file cannot be used")
    }
    switch code {
    case .fileReadNoSuchFile, .fileNoSuchFile: return .missing(path)
    case .fileReadNoPermission, .fileWriteNoPermission:
      return FileError(path: path, reason: "permission denied")
    default:
      return FileError(path: path, reason: "the file cannot be used (Cocoa error \(code.rawValue))")
    }
  }
}
