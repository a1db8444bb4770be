#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder of the machine's that is removed with its last reference.
final class TemporaryFolder: Sendable {
  private let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws {
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: root)
  }

  func path(_ name: String) -> String { root.appending(path: name).path }

  /// The text of a file, or an empty text if it does not exist.
  func text(_ name: String) -> String {
    (try? Data(contentsOf: root.appending(path: name))).map { String(decoding: $0, as: UTF8.self) }
      ?? ""
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: root.appending(path: name))
  }

  func createFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: root.appending(path: name), withIntermediateDirectories: true)
  }

  func createLink(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path(name), withDestinationPath: target)
  }

  /// The permissions of a file, such as 0o600.
  func permissions(of name: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
    return attributes[.posixPermissions] as? Int
  }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.path).sorted()
  }
}
