import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("README")
struct ReadmeTests {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private static func read(_ file: URL) throws -> String {
    String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  @Test("Its examples are those that compile here")
  func examplesCompile() throws {
    let readme = try Self.read(Self.tests.appending(path: "../../README.md"))
    let compiled = try Self.read(Self.tests.appending(path: "ReadmeExamples.swift"))
    let parts = readme.split(separator: "```swift\n").dropFirst()
    #expect(parts.count > 5)
    for part in parts {
      let end = try #require(part.firstRange(of: "```")?.lowerBound)
      let code = part[..<end].split(separator: "\n").filter { !$0.hasPrefix("import ") }
      #expect(compiled.split(separator: "\n").contains(code), "\(part[..<end])")
    }
  }
}
