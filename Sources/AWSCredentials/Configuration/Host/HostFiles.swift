import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Access to files, which a test can replace with files in memory.
///
/// The functions are asynchronous, so that the files of a machine are read and written on a thread
/// that may be blocked.
public struct HostFiles: Sendable {
  /// Returns the bytes of the file at a path.
  public var read: @Sendable (_ path: String) async throws(FileError) -> [UInt8]

  /// Replaces the file at a path as a whole. Only its owner may read the new file.
  public var write: @Sendable (_ path: String, _ bytes: [UInt8]) async throws(FileError) -> Void

  /// Creates an access to files from two functions.
  public init(
    read: @escaping @Sendable (_ path: String) async throws(FileError) -> [UInt8],
    write: @escaping @Sendable (_ path: String, _ bytes: [UInt8]) async throws(FileError) -> Void
  ) {
    self.read = read
    self.write = write
  }

  /// Creates read-only files in memory from texts by path.
  public init(_ files: [String: String]) {
    self.init(
      read: { path throws(FileError) in
        guard let text = files[path] else { throw .missing(path) }
        return Array(text.utf8)
      },
      write: { path, _ throws(FileError) in
        throw FileError(path: path, reason: "the files are read-only")
      })
  }
}

extension HostFiles {
  /// The files of the machine.
  public static let live = HostFiles(
    read: { path throws(FileError) in
      try await BlockingWork.run { () throws(FileError) in try readFile(path) }
    },
    write: { path, bytes throws(FileError) in
      try await BlockingWork.run { () throws(FileError) in try writeFile(path, bytes) }
    })

  /// The path to set where no file is wanted. It reads as empty.
  private static let nullDevice = "/dev/null"

  private static func readFile(_ path: String) throws(FileError) -> [UInt8] {
    guard path != nullDevice else { return [] }
    // Reading from a named pipe would wait for a writer, and from some devices never end.
    let type: FileType
    do {
      type = try FilePath(path).stat().type
    } catch {
      throw FileError(error, at: path)
    }
    guard type == .regular else {
      throw FileError(path: path, reason: "it is \(noun(type)), not a file")
    }
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw fileError(error, at: path)
    }
  }

  private static func noun(_ type: FileType) -> String {
    switch type {
    case .directory: "a folder"
    case .fifo: "a named pipe (FIFO)"
    case .socket: "a socket"
    default: "a device"
    }
  }

  private static func writeFile(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    do {
      try PrivateFile.replace(FilePath(path), with: bytes)
    } catch {
      throw FileError(error as? Errno ?? .ioError, at: path)
    }
  }

  private static func fileError(_ error: any Error, at path: String) -> FileError {
    guard let code = (error as? CocoaError)?.code else {
      return FileError(path: path, reason: "the file cannot be read")
    }
    switch code {
    case .fileReadNoSuchFile, .fileNoSuchFile: return .missing(path)
    case .fileReadNoPermission: return FileError(.permissionDenied, at: path)
    default:
      return FileError(path: path, reason: "the file cannot be read (Cocoa error \(code.rawValue))")
    }
  }
}
