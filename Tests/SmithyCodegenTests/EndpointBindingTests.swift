import AWSRuntime
import AWSShapes
import Testing

@testable import smithy_codegen

@Suite("What operations bind to endpoint parameters")
struct EndpointBindingTests {
  /// A model whose input has a value of every kind, with the traits of the operation and of the
  /// member `name`.
  private static func model(operation: String, name: String = "{}") -> [UInt8] {
    Array(
      """
      {"smithy": "2.0", "shapes": {
        "t#S": {"type": "service", "version": "1", "operations": [{"target": "t#Op"}],
          "traits": {"aws.auth#sigv4": {"name": "x"}, "aws.protocols#awsJson1_0": {},
            "smithy.rules#endpointRuleSet": {"version": "1.0", "parameters": {
              "Name": {"type": "String"}, "Flag": {"type": "Boolean"},
              "Names": {"type": "stringArray"}}, "rules": []}}},
        "t#Op": {"type": "operation", "input": {"target": "t#In"}, "traits": {\(operation)}},
        "t#In": {"type": "structure", "members": {
          "name": {"target": "smithy.api#String", "traits": \(name)},
          "kind": {"target": "t#Kind", "traits": {"smithy.api#required": {}}},
          "count": {"target": "smithy.api#Integer"},
          "names": {"target": "t#Names"}, "byName": {"target": "t#ByName"},
          "sparse": {"target": "t#Sparse"},
          "inner": {"target": "t#Inner"}, "all": {"target": "t#Inners"}}},
        "t#Inner": {"type": "structure", "members": {
          "default": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}},
          "kind": {"target": "t#Kind", "traits": {"smithy.api#required": {}}},
          "kinds": {"target": "t#Kinds", "traits": {"smithy.api#required": {}}},
          "byName": {"target": "t#ByName", "traits": {"smithy.api#required": {}}},
          "deeper": {"target": "t#Inner"}}},
        "t#Inners": {"type": "list", "member": {"target": "t#Inner"}},
        "t#Kinds": {"type": "list", "member": {"target": "t#Kind"}},
        "t#Sparse": {"type": "list", "member": {"target": "smithy.api#String"},
          "traits": {"smithy.api#sparse": {}}},
        "t#Names": {"type": "list", "member": {"target": "smithy.api#String"}},
        "t#ByName": {"type": "map", "key": {"target": "smithy.api#String"},
          "value": {"target": "t#Inner"}},
        "t#Kind": {"type": "enum", "members": {
          "A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "a"}}}}
      }}
      """.utf8)
  }

  private static func generator(operation: String, name: String = "{}") throws -> Generator {
    try Generator(
      model(operation: operation, name: name), named: "m.json", Generator.Options())
  }

  private static func atPath(_ path: String, _ parameter: String = "Names") -> String {
    #""smithy.rules#operationContextParams": {"\#(parameter)": {"path": "\#(path)"}}"#
  }

  /// Paths, the parameters that take their values, and the expressions that they become.
  private static let paths = [
    ("name", "Name", "input.name"), ("kind", "Name", "input.kind.rawValue"),
    ("names", "Names", "input.names"), ("inner.default", "Name", "input.inner?.`default`"),
    ("inner.kind", "Name", "input.inner?.kind.rawValue"),
    ("inner.kinds", "Names", "input.inner?.kinds.map { $0.rawValue }"),
    ("inner.deeper.default", "Name", "input.inner?.deeper?.`default`"),
    ("inner.deeper.kind", "Name", "input.inner?.deeper?.kind.rawValue"),
    ("keys(byName)", "Names", "input.byName?.keys.sorted()"),
    ("keys(inner.byName)", "Names", "input.inner?.byName.keys.sorted()"),
    ("all[*].default", "Names", "input.all?.map { $0.`default` }"),
    ("all[*].kind", "Names", "input.all?.map { $0.kind.rawValue }"),
    ("all[*].deeper.kind", "Names", "input.all?.compactMap { $0.deeper?.kind.rawValue }"),
    ("all[*].deeper.default", "Names", "input.all?.compactMap { $0.deeper?.`default` }"),
    ("all[0].default", "Name", "input.all?.first?.`default`"),
    ("sparse[*]", "Names", "input.sparse?.compactMap { $0 }"),
    (
      "all[].kinds[]", "Names", "input.all?.map { $0.kinds.map { $0.rawValue } }.flatMap { $0 }"
    ),
  ]

  @Test("A path becomes an expression of the input", arguments: paths)
  func expression(path: String, parameter: String, text: String) throws {
    let plan = try Self.generator(operation: Self.atPath(path, parameter)).plan
    #expect(plan.operations[0].endpointBindings.map(\.expression) == [text])
  }

  @Test("The expressions compile", .enabled(if: Compiler.isThere), arguments: ["Name", "Names"])
  func compiles(parameter: String) throws {
    // Each path gets a parameter of its own, of the same type.
    let paths = Self.paths.filter { $0.1 == parameter }.enumerated()
    let type = parameter == "Name" ? "String" : "stringArray"
    let parameters = paths.map { #""P\#($0.offset)": {"type": "\#(type)"}"# }
    let values = paths.map { #""P\#($0.offset)": {"path": "\#($0.element.0)"}"# }
    let model = String(
      decoding: Self.model(
        operation: #""smithy.rules#operationContextParams": {\#(values.joined(separator: ","))}"#),
      as: UTF8.self
    ).replacing(
      #""parameters": {"#, with: #""parameters": {\#(parameters.joined(separator: ",")),"#)
    let generator = try Generator(Array(model.utf8), named: "m.json", Generator.Options())
    let errors = try Compiler.errors(in: generator.models + generator.client)
    #expect(errors.isEmpty, "\(errors)")
  }

  @Test(
    "A path that leads to another type, or is beyond the supported part, is refused with its operation",
    arguments: [
      "count", "all", "inner", "gone", "keys(names)", "all[0].default", "all[]", "length(names)",
      "sparse", "[name]",
      "keys(", "", "a.", "all[*].count", "all[*]",
      "name", "inner.default",
    ])
  func refuses(path: String) {
    do {
      _ = try Self.generator(operation: Self.atPath(path))
      Issue.record("the model was accepted")
    } catch {
      #expect("\(error)".hasPrefix("t#Op: "))
    }
  }

  @Test("A parameter that the rules do not have is refused")
  func unknownParameter() {
    #expect(throws: ModelErrors.self) {
      try Self.generator(
        operation: #""smithy.rules#staticContextParams": {"Odd": {"value": "x"}}"#)
    }
  }

  @Test("The generated operation sets its parameters, fixed ones last")
  func code() throws {
    let generator = try Self.generator(
      operation: #"""
        "smithy.rules#staticContextParams": {"Flag": {"value": true},
          "Name": {"value": "say \"hi\""}},
        "smithy.rules#operationContextParams": {"Names": {"path": "names"}}
        """#,
      name: #"{"smithy.rules#contextParam": {"name": "Name"}}"#)
    let file = try #require(generator.models.first { $0.path == "Operations/Op.swift" })
    #expect(
      file.text.contains(
        ##"""
            arguments.set("Names", to: input.names)
            arguments.set("Name", to: input.name)
            arguments.set("Flag", to: true)
            arguments.set("Name", to: #"say "hi""#)
            return arguments
        """##))
  }

  @Test("The values of an input are those of its members")
  func values() throws {
    let operation = try Self.generator(operation: Self.atPath("all[*].deeper.default")).plan
      .operations[0]
    let input: Document = .map([
      "all": .list([
        .map(["deeper": .map(["default": .string("a")])]), .map(["default": .string("b")]),
      ])
    ])
    let arguments = EndpointBinding.arguments(operation.endpointBindings, for: input)
    #expect(arguments.values == ["Names": .strings(["a"])])
  }

  @Test("A client gets options where the model has parameters of the client")
  func clientOptions() throws {
    let text = String(decoding: Self.model(operation: ""), as: UTF8.self).replacing(
      #""aws.auth#sigv4""#,
      with: #"""
        "smithy.rules#clientContextParams": {"Flag": {"type": "boolean",
          "documentation": "Whether."}, "class": {"type": "string"}}, "aws.auth#sigv4"
        """#)
    let generator = try Generator(Array(text.utf8), named: "m.json", Generator.Options())
    let options = try #require(generator.client.first { $0.path == "SOptions.swift" })
    #expect(options.text.contains("/// Whether.\n  public var flag: Bool?\n"))
    #expect(options.text.contains("public var `class`: String?\n"))
    let client = try #require(generator.client.first { $0.path == "SClient.swift" })
    #expect(
      client.text.contains("public init(_ configuration: ClientConfiguration, options: SOptions)"))
    #expect(client.text.contains("endpointArguments: options.arguments)"))
  }

  @Test("Endpoint tests are checked with what an operation binds")
  func endpointTests() throws {
    let model = String(
      decoding: Self.model(operation: Self.atPath("inner.default", "Name")), as: UTF8.self
    ).replacing(
      #""rules": []"#,
      with: #"""
        "rules": [{"type": "endpoint", "conditions": [
          {"fn": "isSet", "argv": [{"ref": "Name"}]}],
          "endpoint": {"url": "https://{Name}.example.com"}},
          {"type": "error", "conditions": [], "error": "no name"}]
        """#)
    let plan = try Generator(Array(model.utf8), named: "m.json", Generator.Options()).plan
    func report(_ expectation: String, _ operation: String = "Op") throws -> EndpointTestReport {
      let test = """
        {"testCases": [{"documentation": "d", "expect": \(expectation), "operationInputs": [
          {"operationName": "\(operation)", "builtInParams": {"AWS::Region": "eu-central-1"},
            "operationParams": {"inner": {"default": "x"}}}]}]}
        """
      return try EndpointTests(Array(test.utf8), named: "t.json").report(on: plan)
    }
    #expect(try report(#"{"endpoint": {"url": "https://x.example.com"}}"#).passed == 1)
    let failed = try report(#"{"error": "no name"}"#)
    #expect(failed.failures == ["d: expected no name, found https://x.example.com"])
    #expect(try report(#"{"error": "no name"}"#, "Gone").leftOut == 1)
  }
}
