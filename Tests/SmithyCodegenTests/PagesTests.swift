import Testing

@testable import smithy_codegen

@Suite("The methods that return pages")
struct PagesTests {
  /// The methods for the pages of an operation with some settings of the trait `paginated`.
  private static func pages(_ settings: String) throws -> String {
    let model = """
      {"smithy": "2.0", "shapes": {
        "t#S": {"type": "service", "version": "1", "operations": [{"target": "t#List"}],
          "traits": {"aws.auth#sigv4": {"name": "x"}, "aws.protocols#awsJson1_1": {}}},
        "t#List": {"type": "operation", "input": {"target": "t#In"}, "output": {"target": "t#Out"},
          "traits": {"smithy.api#paginated": {"inputToken": "token", "outputToken": "token"
            \(settings)}}},
        "t#In": {"type": "structure", "members": {"token": {"target": "smithy.api#String"}}},
        "t#Out": {"type": "structure", "members": {
          "token": {"target": "smithy.api#String"}, "names": {"target": "t#Names"}}},
        "t#Names": {"type": "list", "member": {"target": "smithy.api#String"}}
      }}
      """
    let generator = try Generator(Array(model.utf8), named: "m.json", Generator.Options())
    let file = generator.client.first { $0.path == "SClientProtocol+Pages.swift" }
    // A sentence may go on in the next line of its comment.
    return try #require(file).text.split(separator: "\n  /// ").joined(separator: " ")
  }

  @Test("Their documentation tells whether the pages have items")
  func documentItems() throws {
    let without = try Self.pages("")
    #expect(without.contains("no `items`"))
    let with = try Self.pages(#", "items": "names""#)
    #expect(with.contains("Their `items`") && !with.contains("no `items`"))
  }
}
