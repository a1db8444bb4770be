import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("README and the articles")
struct DocumentationTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../..")

  /// The folders with the code of documents, which compiles there with just its own imports.
  private static let codeFolders = [
    "Tests/AWSClientTests/Article", "Tests/AWSCredentialsTests/Article",
    "Tests/AWSSigV4Tests/Article", "Tests/DocumentationTests/Code",
  ]

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
  }

  /// README and every article of a module.
  private static func documents() throws -> [String] {
    let sources = root.appending(path: "Sources").path
    let articles = try FileManager.default.subpathsOfDirectory(atPath: sources)
      .filter { $0.contains(".docc/") && $0.hasSuffix(".md") }
    return ["README.md"] + articles.sorted().map { "Sources/\($0)" }
  }

  /// The blocks of Swift code in a document.
  private static func blocks(of document: String) throws -> [String] {
    try text(document).split(separator: "```swift\n").dropFirst().map {
      let end = try #require($0.firstRange(of: "```")?.lowerBound)
      return String($0[..<end])
    }
  }

  /// The files that compile, by path.
  private static func files() throws -> [String: String] {
    var files: [String: String] = [:]
    for folder in codeFolders {
      let names = try FileManager.default.contentsOfDirectory(
        atPath: root.appending(path: folder).path)
      for name in names { files["\(folder)/\(name)"] = try text("\(folder)/\(name)") }
    }
    return files
  }

  @Test("Every block of code is a file that compiles")
  func blocksCompile() throws {
    let code = try Set(Self.files().values)
    for document in try Self.documents() {
      for block in try Self.blocks(of: document) {
        let compiles = code.contains(block)
        #expect(compiles, "\(document): \(block)")
      }
    }
  }

  @Test("Every file is a block of a document")
  func filesAreUsed() throws {
    let blocks = try Set(Self.documents().flatMap(Self.blocks))
    for (path, code) in try Self.files() {
      let isUsed = blocks.contains(code)
      #expect(isUsed, "\(path)")
    }
  }

  @Test("Every link to a file of the repository leads somewhere")
  func linksLead() throws {
    for document in try Self.documents() {
      // Every other part is code.
      let parts = try Self.text(document).split(
        separator: "```", omittingEmptySubsequences: false)
      let text = stride(from: 0, to: parts.count, by: 2).map { parts[$0] }.joined()
      let folder = Self.root.appending(path: document).deletingLastPathComponent()
      for part in text.split(separator: "](").dropFirst() {
        let target = String(part.prefix { $0 != ")" && $0 != "#" })
        if target.contains("://") || target.isEmpty { continue }
        let path = folder.appending(path: target).path
        #expect(FileManager.default.fileExists(atPath: path), "\(document): \(target)")
      }
    }
  }
}
