import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("README")
struct ReadmeTests {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private static func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: tests.appending(path: path)), as: UTF8.self)
  }

  @Test("Its examples are the files that compile here, imports and all")
  func examplesCompile() throws {
    let parts = try Self.read("../../README.md").split(separator: "```swift\n").dropFirst()
    #expect(parts.count > 5)
    for (number, part) in parts.enumerated() {
      let end = try #require(part.firstRange(of: "```")?.lowerBound)
      #expect(String(part[..<end]) == (try Self.read("Readme/Example\(number + 1).swift")))
    }
  }
}
