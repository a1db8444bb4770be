import CommandSupport

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder that receives new files, and keeps those that it has.
struct NewFolder {
  let path: String

  /// Throws ``OutputError`` if a file is there already.
  func check(_ files: [NewFile]) throws(OutputError) {
    let present = files.map { "\(path)/\($0.path)" }
      .filter { FileManager.default.fileExists(atPath: $0) }
    guard let first = present.first else { return }
    throw OutputError("\(first) is there already; nothing was written. Choose another folder")
  }

  /// Writes the files.
  func write(_ files: [NewFile]) throws(OutputError) {
    for file in files {
      let url = URL(fileURLWithPath: "\(path)/\(file.path)")
      do {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.content).write(to: url)
      } catch {
        throw OutputError("cannot write \(path)/\(file.path): \(FileProblem(error))")
      }
    }
  }
}
