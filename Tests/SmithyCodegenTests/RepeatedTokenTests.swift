import Testing

@testable import smithy_codegen

@Suite("Pages that end with a repeated token")
struct RepeatedTokenTests {
  /// A model with a paginated operation in a namespace.
  private static func model(_ namespace: String, _ operation: String) -> [UInt8] {
    Array(
      """
      {"smithy": "2.0", "shapes": {
        "\(namespace)#S": {"type": "service", "version": "1",
          "operations": [{"target": "\(namespace)#\(operation)"}],
          "traits": {"aws.auth#sigv4": {"name": "x"}, "aws.protocols#awsJson1_1": {}}},
        "\(namespace)#\(operation)": {"type": "operation", "input": {"target": "\(namespace)#In"},
          "output": {"target": "\(namespace)#Out"},
          "traits": {"smithy.api#paginated": {"inputToken": "token", "outputToken": "token"}}},
        "\(namespace)#In": {"type": "structure", "members": {
          "token": {"target": "smithy.api#String"}}},
        "\(namespace)#Out": {"type": "structure", "members": {
          "token": {"target": "smithy.api#String"}}}
      }}
      """.utf8)
  }

  private static func ends(
    _ namespace: String, _ operation: String, _ options: Generator.Options = Generator.Options()
  ) throws -> Bool {
    let generator = try Generator(model(namespace, operation), named: "m.json", options)
    let file = try #require(
      generator.models.first { $0.path == "Operations/\(operation).swift" })
    return file.text.contains("public static let repeatedTokenEndsPages = true")
  }

  @Test("Those of GetLogEvents do, since its last page repeats the token; others fail")
  func knownOperations() throws {
    #expect(try Self.ends("com.amazonaws.cloudwatchlogs", "GetLogEvents"))
    #expect(try !Self.ends("com.amazonaws.cloudwatchlogs", "FilterLogEvents"))
    #expect(try !Self.ends("com.example", "GetLogEvents"))
  }

  @Test("An option adds operations, by name or id", arguments: ["Tail", "com.example#Tail"])
  func option(name: String) throws {
    #expect(
      try Self.ends("com.example", "Tail", Generator.Options(repeatedTokens: [name])))
  }

  @Test("An option that names no operation is refused")
  func refusesUnknown() {
    let error = #expect(throws: ModelError.self) {
      try Self.ends("com.example", "Tail", Generator.Options(repeatedTokens: ["Nail"]))
    }
    #expect(error?.description == "com.example#S: the service has no operation Nail")
  }
}
