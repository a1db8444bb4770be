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

  /// The folder with the code of documentation comments, which is a part of a function there.
  private static let commentFolder = "Tests/DocumentationTests/Comments"

  /// README and every article of a module.
  private static func documents() throws -> [String] {
    let articles = try sources { $0.contains(".docc/") && $0.hasSuffix(".md") }
    return ["README.md", "CONTRIBUTING.md"] + articles
  }

  /// The paths of files in Sources.
  private static func sources(where isWanted: (String) -> Bool) throws -> [String] {
    let folder = root.appending(path: "Sources").path
    return try FileManager.default.subpathsOfDirectory(atPath: folder).filter(isWanted).sorted()
      .map { "Sources/\($0)" }
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

  @Test("Every block of a document says what it is, so that no code escapes the compiler")
  func blocksHaveLanguages() throws {
    for document in try Self.documents() {
      let fences = try Self.text(document).split(separator: "\n").filter { $0.hasPrefix("```") }
      for (index, fence) in fences.enumerated() where index.isMultiple(of: 2) {
        #expect(Self.languages.contains(fence.dropFirst(3)), "\(document): \(fence)")
      }
    }
  }

  /// What a block of a document may be. Swift stands for a whole file of code.
  private static let languages: Set<Substring> = ["json", "python", "sh", "swift", "text"]

  @Test("Every block of code in a documentation comment is a part of a file that compiles")
  func commentsCompile() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: Self.commentFolder).path)
    let code = try names.map { Self.unindented(try Self.text("\(Self.commentFolder)/\($0)")) }
    var count = 0
    for path in try Self.sources(where: { $0.hasSuffix(".swift") }) {
      for block in Self.commentBlocks(in: try Self.text(path)) {
        count += 1
        let compiles = code.contains { $0.contains(block) }
        #expect(compiles, "\(path): \(block)")
      }
    }
    #expect(count > 0)
  }

  /// The blocks of code in the documentation comments of a file, without indentation. A block that
  /// is not Swift says so.
  private static func commentBlocks(in text: String) -> [String] {
    let comments = text.split(separator: "\n").map { $0.drop { $0 == " " } }
      .map { $0.hasPrefix("///") ? $0.dropFirst(3) : "" }
    // Every other part is code.
    let parts = unindented(comments.joined(separator: "\n")).split(
      separator: "```", omittingEmptySubsequences: false)
    return stride(from: 1, to: parts.count, by: 2).compactMap { index in
      let lines = parts[index].split(separator: "\n", omittingEmptySubsequences: false)
      guard let language = lines.first, language.isEmpty || language == "swift" else { return nil }
      return lines.dropFirst().joined(separator: "\n")
    }
  }

  private static func unindented(_ text: String) -> String {
    text.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
      .map { "\($0)\n" }.joined()
  }

  @Test("Every type that the article on the architecture names exists")
  func typesExist() throws {
    let article = try Self.text("Sources/AWSClient/AWSClient.docc/Architecture.md")
    let names = Set(article.matches(of: /`([A-Z][A-Za-z0-9]*[a-z0-9])`/).map(\.output.1))
    // A file is named after its type.
    let files = try Self.sources { $0.hasSuffix(".swift") }
    let types = Set(files.compactMap { $0.split(separator: "/").last?.dropLast(".swift".count) })
    let unknown = names.subtracting(types).subtracting(Self.namesOfOthers)
    #expect(unknown.isEmpty, "\(unknown)")
    #expect(names.count > 40)
  }

  /// Types of swift-http-types, and a header field.
  private static let namesOfOthers: Set<Substring> = [
    "Authorization", "HTTPRequest", "HTTPResponse",
  ]

  @Test("Every link to a file of the repository, or to an article, leads somewhere")
  func linksLead() throws {
    let articles = try Set(
      Self.documents().compactMap { $0.split(separator: "/").last?.dropLast(".md".count) })
    for document in try Self.documents() {
      // Every other part is code, here too.
      let parts = try Self.text(document).split(
        separator: "```", omittingEmptySubsequences: false)
      let text = stride(from: 0, to: parts.count, by: 2).map { parts[$0] }.joined()
      let folder = Self.root.appending(path: document).deletingLastPathComponent()
      for part in text.split(separator: "](").dropFirst() {
        let target = String(part.prefix { $0 != ")" && $0 != "#" })
        if target.contains("://") || target.isEmpty { continue }
        if target.hasPrefix("doc:") {
          #expect(articles.contains(target.dropFirst("doc:".count)), "\(document): \(target)")
          continue
        }
        let path = folder.appending(path: target).path
        #expect(FileManager.default.fileExists(atPath: path), "\(document): \(target)")
      }
    }
  }
}
