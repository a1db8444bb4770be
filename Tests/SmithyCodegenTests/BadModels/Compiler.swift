import Foundation

@testable import smithy_codegen

/// The Swift compiler, which type-checks generated files against the modules of this build.
enum Compiler {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let modules = root.appending(path: ".build/debug/Modules")

  /// Whether the modules of a debug build are in their usual place.
  static var isThere: Bool {
    FileManager.default.fileExists(
      atPath: modules.appending(path: "AWSClient.swiftmodule").path)
  }

  /// The errors of the files, as the compiler prints them; empty if they compile.
  static func errors(in files: [SourceFile]) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mutant-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    var paths: [String] = []
    for file in files {
      let place = folder.appending(path: file.path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: place)
      paths.append(place.path)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      [
        "swiftc", "-wmo", "-typecheck", "-swift-version", "6", "-strict-memory-safety",
        "-warnings-as-errors", "-enable-upcoming-feature", "ExistentialAny",
        "-enable-upcoming-feature", "InternalImportsByDefault",
        "-enable-upcoming-feature", "MemberImportVisibility", "-module-name", "Mutant",
        "-package-name", "Mutant", "-I", modules.path, "-module-cache-path",
        root.appending(path: ".build/debug/ModuleCache").path,
      ] + cModules.flatMap { ["-Xcc", "-I\($0)"] } + paths
    let output = folder.appending(path: "output")
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    process.standardError = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus != 0 else { return "" }
    let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    let lines = text.split(separator: "\n").filter { $0.contains("error:") }
    return lines.prefix(5).joined(separator: "\n") + (lines.isEmpty ? text : "")
  }

  /// The folders of the C modules that the package's modules import.
  private static var cModules: [String] {
    let checkouts = root.appending(path: ".build/checkouts")
    let files =
      FileManager.default.enumerator(atPath: checkouts.path)?.compactMap { $0 as? String } ?? []
    let found = files.filter { $0.hasSuffix("include/module.modulemap") }
    return [root.appending(path: "Sources/CLibcurl").path]
      + found.map { checkouts.appending(path: $0).deletingLastPathComponent().path }
  }
}
