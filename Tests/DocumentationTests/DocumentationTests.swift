import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("README and the articles")
struct DocumentationTests {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let root = tests.appending(path: "../..")

  private static let documents = [
    "README.md",
    "Sources/AWSClient/AWSClient.docc/PackageTraits.md",
    "Sources/HTTPTransportAPI/HTTPTransportAPI.docc/CustomTransport.md",
    "Sources/SsmSap/SsmSap.docc/OperateAnApplication.md",
  ]

  private static func text(_ file: URL) throws -> String {
    String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  /// The blocks of Swift code in a document.
  private static func blocks(of document: String) throws -> [String] {
    try text(root.appending(path: document)).split(separator: "```swift\n").dropFirst().map {
      let end = try #require($0.firstRange(of: "```")?.lowerBound)
      return String($0[..<end])
    }
  }

  /// The files that compile here, imports and all, by name.
  private static func files() throws -> [String: String] {
    let folder = tests.appending(path: "Code")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try text(folder.appending(path: $0))) })
  }

  @Test("Every block of code is a file that compiles", arguments: documents)
  func blocksCompile(document: String) throws {
    let blocks = try Self.blocks(of: document)
    #expect(!blocks.isEmpty)
    let files = try Self.files().values
    for block in blocks { #expect(files.contains(block), "\(block)") }
  }

  @Test("Every file is a block of a document")
  func filesAreUsed() throws {
    let blocks = try Set(Self.documents.flatMap(Self.blocks))
    for (name, code) in try Self.files() { #expect(blocks.contains(code), "\(name)") }
  }

  @Test("Every link to a file of the repository leads somewhere", arguments: documents)
  func linksLead(document: String) throws {
    let parts = try Self.text(Self.root.appending(path: document)).split(separator: "```")
    // Every other part is code.
    let text = stride(from: 0, to: parts.count, by: 2).map { parts[$0] }.joined()
    let folder = Self.root.appending(path: document).deletingLastPathComponent()
    for part in text.split(separator: "](").dropFirst() {
      let target = String(part.prefix { $0 != ")" && $0 != "#" })
      if target.contains("://") || target.isEmpty { continue }
      let path = folder.appending(path: target).path
      #expect(FileManager.default.fileExists(atPath: path), "\(target)")
    }
  }
}
