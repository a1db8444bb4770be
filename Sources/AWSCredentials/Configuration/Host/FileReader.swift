import Dispatch
import Synchronization
import SystemPackage

/// Reads a file piece by piece, on threads outside of Swift's cooperative pool.
package final class FileReader: Sendable {
  private let path: String
  private let file: FileDescriptor
  private let queue = DispatchQueue(label: "AWSCredentials.FileReader")

  /// Opens a file.
  package convenience init(opening path: String) async throws(FileError) {
    self.init(path, try await BlockingWork.run { () throws(FileError) in try Self.open(path) })
  }

  private init(_ path: String, _ file: FileDescriptor) {
    self.path = path
    self.file = file
  }

  deinit { try? file.close() }

  private static func open(_ path: String) throws(FileError) -> FileDescriptor {
    do {
      return try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
    } catch {
      throw FileError(error as? Errno ?? .ioError, at: path)
    }
  }

  /// Returns the next bytes; none at the end of the file.
  package func read(atMost count: Int) async throws(FileError) -> [UInt8] {
    let (bytes, code) = await withCheckedContinuation { continuation in
      DispatchIO.read(
        fromFileDescriptor: file.rawValue, maxLength: count, runningHandlerOn: queue
      ) { data, code in
        continuation.resume(returning: ([UInt8](data), code))
      }
    }
    guard code == 0 else { throw FileError(Errno(rawValue: code), at: path) }
    return bytes
  }

  /// Returns the first bytes of a file, which may be a pipe or a device. Blocks its thread.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - count: The number of bytes to read at most, however long the file is.
  package static func contents(
    of path: String, atMost count: Int
  ) throws(FileError) -> [UInt8] {
    let file = try open(path)
    defer { try? file.close() }
    let outcome = Mutex<(bytes: [UInt8], code: Int32)>(([], 0))
    let end = DispatchSemaphore(value: 0)
    DispatchIO.read(
      fromFileDescriptor: file.rawValue, maxLength: count,
      runningHandlerOn: DispatchQueue(label: "AWSCredentials.FileReader")
    ) { data, code in
      outcome.withLock { $0 = ([UInt8](data), code) }
      end.signal()
    }
    end.wait()
    let (bytes, code) = outcome.withLock { $0 }
    guard code == 0 else { throw FileError(Errno(rawValue: code), at: path) }
    return bytes
  }

  /// Returns the size in bytes of the file at a path.
  ///
  /// - Throws: ``FileError`` if there is no such file, or it is not a regular one.
  package static func size(of path: String) async throws(FileError) -> Int {
    try await BlockingWork.run { () throws(FileError) in try findSize(of: path) }
  }

  private static func findSize(of path: String) throws(FileError) -> Int {
    let status: Stat
    do {
      status = try FilePath(path).stat()
    } catch {
      throw FileError(error, at: path)
    }
    guard status.type == .regular else {
      throw FileError(path: path, reason: "it is not a regular file")
    }
    return Int(status.size)
  }
}
