#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder that holds generated code and nothing else.
struct GeneratedFolder {
  let path: String

  /// What the folder holds against what it should hold.
  struct Difference: CustomStringConvertible {
    var path: String
    var reason: String

    var description: String { "\(path): \(reason)" }
  }

  /// Makes the folder hold these files, and no other Swift files.
  ///
  /// A file that is right already is left alone, so that nothing is built again for nothing.
  func write(_ files: [SourceFile]) throws {
    for stale in try stale(files) { try FileManager.default.removeItem(atPath: "\(path)/\(stale)") }
    for file in files where text(of: file.path) != file.text {
      let url = URL(fileURLWithPath: "\(path)/\(file.path)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url)
    }
  }

  /// How the folder differs from these files.
  func differences(from files: [SourceFile]) throws -> [Difference] {
    let changed = files.compactMap { file -> Difference? in
      guard let text = text(of: file.path) else {
        return Difference(path: "\(path)/\(file.path)", reason: "is missing")
      }
      guard text != file.text else { return nil }
      return Difference(path: "\(path)/\(file.path)", reason: "is not what the model says")
    }
    return changed
      + (try stale(files).map {
        Difference(path: "\(path)/\($0)", reason: "comes from nothing in the model")
      })
  }

  private func text(of file: String) -> String? {
    guard let data = FileManager.default.contents(atPath: "\(path)/\(file)") else { return nil }
    return String(decoding: data, as: UTF8.self)
  }

  /// Swift files that are in the folder and should not be.
  private func stale(_ files: [SourceFile]) throws -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let wanted = Set(files.map(\.path))
    return try FileManager.default.subpathsOfDirectory(atPath: path)
      .filter { $0.hasSuffix(".swift") && !wanted.contains($0) }.sorted()
  }
}
