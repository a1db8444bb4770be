import Testing

@testable import smithy_codegen

@Suite("Models that no code can be generated from")
struct UnsupportedTests {
  /// A model with one operation, whose parts can be exchanged.
  static func model(
    protocols: String = #""aws.protocols#restJson1": {}"#,
    signing: String = #""aws.auth#sigv4": {"name": "x"},"#,
    memberTraits: String = "{}", target: String = "smithy.api#String", more: String = ""
  ) -> [UInt8] {
    Array(
      """
      {"smithy": "2.0", "shapes": {
        "t#S": {"type": "service", "version": "1", "operations": [{"target": "t#Op"}],
          "traits": {\(signing) \(protocols)}},
        "t#Op": {"type": "operation", "input": {"target": "t#In"},
          "output": {"target": "smithy.api#Unit"},
          "traits": {"smithy.api#http": {"method": "POST", "uri": "/"}}},
        "t#In": {"type": "structure", "members": {
          "part": {"target": "\(target)", "traits": \(memberTraits)}}}
        \(more)
      }}
      """.utf8)
  }

  static func failure(
    _ model: [UInt8], _ options: Generator.Options = Generator.Options()
  ) -> String? {
    do {
      _ = try Generator(model, named: "m.json", options)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test("The model of these tests is fine as it is")
  func acceptsModel() {
    #expect(Self.failure(Self.model()) == nil)
  }

  @Test("A trait that is not known stops the generator, with the member's id")
  func refusesUnknownTrait() {
    let model = Self.model(memberTraits: #"{"other#odd": {}}"#)
    #expect(
      Self.failure(model)
        == "the trait other#odd is not supported (found at t#In$part); --ignore-trait other#odd "
        + "generates code as if it were absent")
    let ignoring = Generator.Options(ignoredTraits: [ShapeID("other#odd")])
    #expect(Self.failure(model, ignoring) == nil)
  }

  @Test("All unsupported traits are reported at once")
  func tellsAll() {
    let model = Self.model(
      memberTraits: #"{"other#odd": {}, "aws.protocols#httpChecksum": {}}"#)
    #expect(Self.failure(model)?.split(separator: "\n").count == 2)
  }

  @Test("An event that is not a structure stops the generator, with the member's id")
  func refusesEventOfAnotherType() {
    let stream = """
      , "t#Events": {"type": "union", "traits": {"smithy.api#streaming": {}}, "members": {
        "one": {"target": "smithy.api#String"}}}
      """
    let failure = Self.failure(Self.model(target: "t#Events", more: stream))
    #expect(failure == "t#Events$one: an event is a structure, unlike smithy.api#String")
  }

  @Test("An event stream within another structure stops the generator, with the member's id")
  func refusesNestedEventStream() {
    let stream = """
      , "t#Nest": {"type": "structure", "members": {"events": {"target": "t#Events"}}}
      , "t#One": {"type": "structure", "members": {}}
      , "t#Events": {"type": "union", "traits": {"smithy.api#streaming": {}}, "members": {
        "one": {"target": "t#One"}}}
      """
    let failure = Self.failure(Self.model(target: "t#Nest", more: stream))
    #expect(
      failure
        == "t#Nest$events: an event stream has to be a member of an operation's input or output")
  }

  @Test("A member beside the payload of an event stops the generator unless it is a header")
  func refusesMemberBesidePayload() {
    let stream = """
      , "t#One": {"type": "structure", "members": {
        "all": {"target": "smithy.api#Blob", "traits": {"smithy.api#eventPayload": {}}},
        "more": {"target": "smithy.api#String"}}}
      , "t#Events": {"type": "union", "traits": {"smithy.api#streaming": {}}, "members": {
        "one": {"target": "t#One"}}}
      """
    let failure = Self.failure(Self.model(target: "t#Events", more: stream))
    #expect(
      failure == "t#One$more: a member beside the payload of an event needs the trait eventHeader")
  }

  @Test(
    "A service that speaks none of the protocols, or cannot be signed for, is refused",
    arguments: [
      (
        #""aws.protocols#restXml": {}"#, #""aws.auth#sigv4": {"name": "x"},"#,
        "supports none of the protocols awsJson1_0, awsJson1_1, restJson1; its protocols are: "
          + "aws.protocols#restXml"
      ),
      (#""aws.protocols#awsJson1_0": {}"#, "", "needs one of the traits aws.auth#sigv4, "),
    ])
  func refusesService(protocols: String, signing: String, reason: String) {
    let failure = Self.failure(Self.model(protocols: protocols, signing: signing))
    #expect(failure?.hasPrefix("t#S: the service \(reason)") == true, "\(failure ?? "no failure")")
  }

  @Test("A missing shape is named, with the shape that refers to it")
  func refusesMissingShape() {
    #expect(
      Self.failure(Self.model(target: "t#Gone"))
        == "t#In: refers to the shape t#Gone, which the model does not define")
  }

  @Test(
    "A file that is not a model is refused with what was expected",
    arguments: [
      ("", "expected a Smithy JSON AST: "), ("[]", "expected a Smithy JSON AST: "),
      ("{", "expected a Smithy JSON AST: "),
      ("{}", #"expected a Smithy JSON AST: there is no member "smithy", which holds its version"#),
      (
        #"{"smithy": "3.0"}"#, #"expected a Smithy JSON AST of version 1 or 2, found version "3.0""#
      ),
      (#"{"smithy": "2.0", "shapes": {}}"#, "the model has no service"),
      (
        #"{"smithy": "2.0", "shapes": {"t#A": {"type": "novelty"}}}"#,
        #"t#A: unknown type of shape "novelty""#
      ),
    ])
  func refusesOtherFiles(text: String, reason: String) {
    let failure = Self.failure(Array(text.utf8))
    #expect(failure?.hasPrefix(reason) == true, "\(failure ?? "no failure")")
  }

  @Test("An unsupported trait that many shapes have is reported once, with some of them")
  func groupsTraits() {
    let more = """
      , "t#More": {"type": "structure", "members": {
        "one": {"target": "smithy.api#String", "traits": {"other#odd": {}}},
        "two": {"target": "smithy.api#String", "traits": {"other#odd": {}}},
        "three": {"target": "smithy.api#String", "traits": {"other#odd": {}}}},
        "traits": {"other#odd": {}}}
      """
    let failure = Self.failure(Self.model(target: "t#More", more: more))
    #expect(failure?.contains("found at t#More, t#More$one, t#More$three and 1 more") == true)
    #expect(failure?.split(separator: "\n").count == 1)
  }

  @Test(
    "A shape or member whose name is not an identifier is refused",
    arguments: [
      ("t#In\u{301}", "a"), ("t#9", "a"), ("t", "a"), ("t#", "a"), ("t.#A", "a"), ("#A", "a"),
      ("t#A-B", "a"), ("t#A", "b`"), ("t#A", "é"), ("t#A", ""), ("t#A", "1"), ("t#A", "_"),
    ])
  func refusesNames(shape: String, member: String) {
    let more = """
      , "\(shape)": {"type": "structure", "members": {
        "\(member)": {"target": "smithy.api#String"}}}
      """
    let failure = Self.failure(Self.model(more: more))
    #expect(failure?.contains("ASCII letters, digits and underscores") == true)
  }

  @Test(
    "A list or map that contains itself is refused",
    arguments: [
      #""t#L": {"type": "list", "member": {"target": "t#L"}}"#,
      #""t#L": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "t#M"}}"#
        + #", "t#M": {"type": "list", "member": {"target": "t#L"}}"#,
    ])
  func refusesCycles(shapes: String) {
    let failure = Self.failure(Self.model(target: "t#L", more: ", \(shapes)"))
    #expect(
      failure?.hasSuffix("cannot contain itself without a structure or union between") == true)
  }

  @Test("Endpoint rules that the rules engine would refuse are refused, with the service's id")
  func refusesEndpointRules() {
    let rules = #"{"version": "1.0", "parameters": {}, "rules": [{"type": "tree"}]}"#
    let signing = #""aws.auth#sigv4": {"name": "x"}, "smithy.rules#endpointRuleSet": \#(rules),"#
    let failure = Self.failure(Self.model(signing: signing))
    #expect(
      failure?.hasPrefix("t#S: the trait smithy.rules#endpointRuleSet is malformed: ") == true)
  }

  @Test("Of several services one has to be chosen")
  func asksForService() {
    let second = """
      , "t#T": {"type": "service", "version": "1", "traits": {
        "aws.auth#sigv4": {"name": "x"}, "aws.protocols#awsJson1_0": {}}}
      """
    let model = Self.model(more: second)
    #expect(Self.failure(model)?.contains("choose one with --service: t#S, t#T") == true)
    #expect(Self.failure(model, Generator.Options(service: "T")) == nil)
    #expect(Self.failure(model, Generator.Options(service: "U"))?.contains("no service U") == true)
  }

  @Test("A default value of another type is refused")
  func refusesDefault() {
    // An input's own members have no defaults; those of a structure in it have.
    let inner = """
      , "t#Inner": {"type": "structure", "members": {"count": {"target": "smithy.api#Integer",
        "traits": {"smithy.api#default": "many"}}}}
      """
    let failure = Self.failure(Self.model(target: "t#Inner", more: inner))
    #expect(failure == "t#Inner$count: the default value is not of the type Int32")
  }

  @Test(
    "A default value that does not fit the type's Swift form is refused",
    arguments: [
      ("Integer", "1.5"), ("Integer", "1E3"), ("Integer", "2147483648"), ("Byte", "-129"),
      ("Long", "9223372036854775808"), ("Float", "1e39"), ("Double", "1e309"),
      ("Timestamp", "1e309"), ("Document", "99999999999999999999"),
    ])
  func refusesNumber(type: String, value: String) {
    let inner = """
      , "t#Inner": {"type": "structure", "members": {"part": {"target": "smithy.api#\(type)",
        "traits": {"smithy.api#default": \(value)}}}}
      """
    let failure = Self.failure(Self.model(target: "t#Inner", more: inner))
    #expect(failure?.hasPrefix("t#Inner$part: the default value is not of the type ") == true)
  }

  @Test(
    "A range without a value of the type is refused",
    arguments: [
      ("Byte", #"{"min": 128}"#), ("Short", #"{"max": -32768.5}"#), ("Integer", #"{"min": 1e10}"#),
    ])
  func refusesRange(type: String, range: String) {
    let failure = Self.failure(
      Self.model(memberTraits: #"{"smithy.api#range": \#(range)}"#, target: "smithy.api#\(type)"))
    #expect(failure?.hasPrefix("t#In$part: the trait range allows no value of the type ") == true)
  }
}
