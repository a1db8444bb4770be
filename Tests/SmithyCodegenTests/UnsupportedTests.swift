import Testing

@testable import smithy_codegen

@Suite("Models that no code can be made of")
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
    #expect(Self.failure(model) == "t#In$part: the trait other#odd is not supported")
    let ignoring = Generator.Options(ignoredTraits: [ShapeID("other#odd")])
    #expect(Self.failure(model, ignoring) == nil)
  }

  @Test("Every trait that is not supported is told at once")
  func tellsAll() {
    let model = Self.model(
      memberTraits: #"{"other#odd": {}, "aws.protocols#httpChecksum": {}}"#)
    #expect(Self.failure(model)?.split(separator: "\n").count == 2)
  }

  @Test("An event stream stops the generator, with the shape's id")
  func refusesEventStream() {
    let stream = """
      , "t#Events": {"type": "union", "traits": {"smithy.api#streaming": {}}, "members": {
        "one": {"target": "smithy.api#String"}}}
      """
    let failure = Self.failure(Self.model(target: "t#Events", more: stream))
    #expect(failure == "t#Events: it is an event stream, which is not supported")
  }

  @Test(
    "A service that speaks none of the protocols, or cannot be signed for, is refused",
    arguments: [
      (
        #""aws.protocols#restXml": {}"#, #""aws.auth#sigv4": {"name": "x"},"#,
        "speaks none of the protocols awsJson1_0, awsJson1_1, restJson1, but: aws.protocols#restXml"
      ),
      (#""aws.protocols#awsJson1_0": {}"#, "", "does not have the trait aws.auth#sigv4"),
    ])
  func refusesService(protocols: String, signing: String, reason: String) {
    let failure = Self.failure(Self.model(protocols: protocols, signing: signing))
    #expect(failure?.hasPrefix("t#S: it \(reason)") == true, "\(failure ?? "no failure")")
  }

  @Test("A shape that is not there is named, with the shape that leads to it")
  func refusesMissingShape() {
    #expect(Self.failure(Self.model(target: "t#Gone")) == "t#In: there is no shape t#Gone")
  }

  @Test(
    "What is no model is refused",
    arguments: [
      "", "[]", "{", #"{"smithy": "3.0"}"#, #"{"smithy": "2.0", "shapes": {}}"#,
      #"{"smithy": "2.0", "shapes": {"t#A": {"type": "novelty"}}}"#,
    ])
  func refusesOtherFiles(text: String) {
    #expect(Self.failure(Array(text.utf8)) != nil)
  }

  @Test("Of several services one has to be chosen")
  func asksForService() {
    let second = """
      , "t#T": {"type": "service", "version": "1", "traits": {
        "aws.auth#sigv4": {"name": "x"}, "aws.protocols#awsJson1_0": {}}}
      """
    let model = Self.model(more: second)
    #expect(Self.failure(model)?.contains("choose one of t#S, t#T") == true)
    #expect(Self.failure(model, Generator.Options(service: "T")) == nil)
    #expect(Self.failure(model, Generator.Options(service: "U"))?.contains("no service U") == true)
  }

  @Test("A default that is no value of its member is refused")
  func refusesDefault() {
    // An input's own members have no defaults; those of a structure in it have.
    let inner = """
      , "t#Inner": {"type": "structure", "members": {"count": {"target": "smithy.api#Integer",
        "traits": {"smithy.api#default": "many"}}}}
      """
    let failure = Self.failure(Self.model(target: "t#Inner", more: inner))
    #expect(failure == "t#Inner$count: the default is no value of the type Int32")
  }
}
