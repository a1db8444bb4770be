import HTTPTransportAPI
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("The article on credentials")
struct ArticleTests {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private static func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: tests.appending(path: path)), as: UTF8.self)
  }

  @Test("Its example is the file that compiles here, imports and all")
  func exampleCompiles() throws {
    let article = "../../Sources/AWSCredentials/AWSCredentials.docc/AWSCredentials.md"
    let parts = try Self.read(article).split(separator: "```swift\n").dropFirst()
    #expect(parts.count == 1)
    let part = try #require(parts.first)
    let end = try #require(part.firstRange(of: "```")?.lowerBound)
    #expect(String(part[..<end]) == (try Self.read("Article/Example1.swift")))
  }
}
