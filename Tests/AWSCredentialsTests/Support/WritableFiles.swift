import AWSCredentials
import Synchronization

/// Files in memory that can be written.
final class WritableFiles: Sendable {
  private let contents: Mutex<[String: String]>

  init(_ contents: [String: String]) {
    self.contents = Mutex(contents)
  }

  subscript(path: String) -> String? { contents.withLock { $0[path] } }

  var files: HostFiles {
    HostFiles { [self] path throws(FileError) in
      guard let text = self[path] else { throw .missing(path) }
      return Array(text.utf8)
    } write: { [self] path, bytes throws(FileError) in
      contents.withLock { $0[path] = String(decoding: bytes, as: UTF8.self) }
    }
  }
}
