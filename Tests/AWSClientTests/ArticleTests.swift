import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("The article on clients")
struct ArticleTests {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private static func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: tests.appending(path: path)), as: UTF8.self)
  }

  @Test("Its examples are the files that compile here, imports and all")
  func examplesCompile() throws {
    let article = "../../Sources/AWSClient/AWSClient.docc/AWSClient.md"
    let parts = try Self.read(article).split(separator: "```swift\n").dropFirst()
    #expect(parts.count == 2)
    for (number, part) in parts.enumerated() {
      let end = try #require(part.firstRange(of: "```")?.lowerBound)
      #expect(String(part[..<end]) == (try Self.read("Article/Example\(number + 1).swift")))
    }
  }
}
