import Testing

@testable import smithy_codegen

@Suite("Models with mistakes")
struct BadModelTests {
  /// A mistake and the error that it leads to.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var name: String
    /// A shape and what replaces it in the small model, or what is added to it.
    var shape: String
    var json: String
    var error: String

    init(_ name: String, _ shape: String, _ json: String, _ error: String) {
      self.name = name
      self.shape = shape
      self.json = json
      self.error = error
    }

    var testDescription: String { name }
  }

  static let mistakes = [
    Mistake(
      "a cycle of required members", "t#Note",
      #"""
      {"type": "structure", "members": {
        "book": {"target": "t#Note", "traits": {"smithy.api#required": {}}}}}
      """#,
      "t#Note: no value can be made of this shape: a member that it needs contains the shape "
        + "itself, or another such shape"),
    Mistake(
      "a union of itself alone", "t#Note",
      #"{"type": "union", "members": {"a": {"target": "t#Note"}}}"#,
      "t#Note: no value can be made of this shape"),
    Mistake(
      "a list of itself", "t#Books", #"{"type": "list", "member": {"target": "t#Books"}}"#,
      "t#Books: a list or map cannot contain itself without a structure or union between"),
    Mistake(
      "a map with itself as its keys", "t#Tags",
      #"{"type": "map", "key": {"target": "t#Tags"}, "value": {"target": "t#ID"}}"#,
      "t#Tags$key: the keys of a map are strings, unlike t#Tags"),
    Mistake(
      "a mixin of itself", "t#Paged",
      #"{"type": "structure", "mixins": [{"target": "t#Paged"}], "members": {}}"#,
      "t#Paged: its mixins include the shape itself"),
    Mistake(
      "an unknown target", "t#Books", #"{"type": "list", "member": {"target": "t#Gone"}}"#,
      "t#Books: refers to the shape t#Gone, which the model does not define"),
    Mistake(
      "a member without a target", "t#Books", #"{"type": "list", "member": {}}"#,
      "t#Books: the member \"member\" needs a target, the id of a shape"),
    Mistake(
      "a list without a member", "t#Books", #"{"type": "list"}"#,
      "t#Books: a list needs the member member"),
    Mistake(
      "an operation as data", "t#Books", #"{"type": "list", "member": {"target": "t#GetBook"}}"#,
      "the target t#GetBook is a operation, which is not data"),
    Mistake(
      "an input that is a list", "t#GetBookInput",
      #"{"type": "list", "member": {"target": "t#ID"}}"#,
      "t#GetBook: the input or output t#GetBookInput is not a structure"),
    Mistake(
      "an error that is a string", "t#Missing", #"{"type": "string"}"#,
      "t#GetBook: the error t#Missing is not a structure"),
    Mistake(
      "an operation that is a structure", "t#GetBook", #"{"type": "structure", "members": {}}"#,
      "t#Shelf: refers to t#GetBook as operation, but it is a structure"),
    Mistake(
      "references that are strings", "t#ReadPage", #"{"type": "operation", "input": "t#Book"}"#,
      "t#ReadPage: input must be a reference or a list of references, objects with a target"),
    Mistake(
      "an unknown type", "t#ID", #"{"type": "text"}"#, "t#ID: unknown type of shape \"text\""),
    Mistake("no type", "t#ID", "{}", "t#ID: unknown type of shape \"\""),
    Mistake(
      "a member twice", "t#Drop",
      #"""
      {"type": "structure", "members": {
        "a": {"target": "t#ID"}, "a": {"target": "smithy.api#Long"}}}
      """#,
      "t#Drop$a: the shape has this member twice"),
    Mistake(
      "a name too long", "t#Drop",
      #"{"type": "structure", "members": {"\#(String(repeating: "a", count: 300))": {"target": "t#ID"}}}"#,
      "t#Drop: the name \"aaaaaaaaaaaaaaaaaaaa...\" has more than 200 bytes"),
    Mistake(
      "a member's name with a space", "t#Drop",
      #"{"type": "structure", "members": {"a b": {"target": "t#ID"}}}"#,
      "t#Drop: a member's name consists of ASCII letters, digits and underscores, unlike \"a b\""),
    Mistake(
      "a trait with a string for its numbers", "t#ID",
      #"{"type": "string", "traits": {"smithy.api#length": {"min": "1"}}}"#,
      "t#ID: the value of the trait length has the member \"min\", which must be an integer of at "
        + "least 0"),
    Mistake(
      "a range upside down", "t#Count",
      #"{"type": "integer", "traits": {"smithy.api#range": {"min": 2, "max": 1}}}"#,
      "t#Count: the value of the trait range has a minimum above its maximum"),
    Mistake(
      "an annotation with a value", "t#ID",
      #"{"type": "string", "traits": {"smithy.api#sensitive": 1}}"#,
      "t#ID: the value of the trait sensitive must be an object"),
    Mistake(
      "documentation that is a number", "t#Drop",
      #"{"type": "structure", "members": {}, "traits": {"smithy.api#documentation": 1}}"#,
      "t#Drop: the value of the trait documentation must be a string"),
    Mistake(
      "HTTP without a method", "t#ReadPage",
      #"{"type": "operation", "traits": {"smithy.api#http": {"uri": "/"}}}"#,
      "t#ReadPage: the value of the trait http needs the member method"),
    Mistake(
      "an error of an unknown kind", "t#Missing",
      #"{"type": "structure", "members": {}, "traits": {"smithy.api#error": "nobody"}}"#,
      "t#Missing: the value of the trait error must be one of \"client\", \"server\""),
    Mistake(
      "a token that is a number", "t#GetBookInput",
      #"""
      {"type": "structure", "members": {
        "id": {"target": "t#ID", "traits": {"smithy.api#httpLabel": {}}},
        "token": {"target": "t#Count", "traits": {"smithy.api#idempotencyToken": {}}}}}
      """#,
      "t#GetBookInput$token: the trait idempotencyToken does not go with the integer t#Count"),
    Mistake(
      "a message with a stream within another", "t#BookPage",
      #"{"type": "structure", "members": {"page": {"target": "t#Stream"}}}"#,
      "t#BookPage$page: a stream has to be a member of an operation's input or output"),
    Mistake(
      "an enum value that is no string", "t#Genre",
      #"{"type": "enum", "members": {"A": {"traits": {"smithy.api#enumValue": {}}}}}"#,
      "t#Genre$A: "),
    Mistake(
      "a shape of Smithy's own", "smithy.api#String", #"{"type": "structure"}"#,
      "smithy.api#String: a model cannot define a shape of Smithy's own namespace"),
    Mistake("an absurd id", "t#a b", #"{"type": "string"}"#, "t#a b: a shape id consists of"),
  ]

  /// The small model with a shape replaced or added.
  private static func model(_ shape: String, _ json: String) -> [UInt8] {
    // The shape that was there keeps its place under another name.
    let renamed = SmallModel.json.replacing(
      "\"\(shape)\": {\"type\"", with: "\"t#Replaced\": {\"type\"", maxReplacements: 1)
    return adding("\"\(shape)\": \(json)", to: renamed)
  }

  private static func adding(_ shapes: String, to json: String = SmallModel.json) -> [UInt8] {
    Array(json.replacing("\"shapes\": {", with: "\"shapes\": {\(shapes),", maxReplacements: 1).utf8)
  }

  @Test("A mistake is an error with the shape's id", arguments: mistakes)
  func refuses(mistake: Mistake) {
    let failure = UnsupportedTests.failure(Self.model(mistake.shape, mistake.json)) ?? "no failure"
    #expect(failure.contains(mistake.error), "\(failure)")
  }

  @Test("A shape that is defined twice is refused")
  func refusesShapeTwice() {
    let model = Self.adding(#""t#Book": {"type": "string"}"#)
    #expect(UnsupportedTests.failure(model) == "t#Book: the model defines this shape twice")
  }

  @Test("A service of version 1 of the format needs a version; one of version 2 does not")
  func needsVersion() {
    let bare = SmallModel.json.replacing(
      #""type": "service", "version": "1","#, with: #""type": "service","#)
    #expect(UnsupportedTests.failure(Array(bare.utf8)) == nil)
    let old = bare.replacing(#""smithy": "2.0""#, with: #""smithy": "1.0""#)
    #expect(
      UnsupportedTests.failure(Array(old.utf8))
        == "t#Shelf: a service needs a version in a model of version 1")
  }

  @Test("A megabyte of nesting is an error", arguments: ["[", #"{"a":"#])
  func refusesNesting(open: String) {
    let nested = String(repeating: open, count: 1_000_000 / open.utf8.count)
    for model in [
      nested, #"{"smithy": "2.0", "shapes": \#(nested)"#,
      #"{"smithy": "2.0", "shapes": {"t#A": {"type": "string", "traits": {"t#x": \#(nested)"#,
      #"{"smithy": "2.0", "metadata": \#(nested)"#,
    ] {
      let failure = UnsupportedTests.failure(Array(model.utf8))
      #expect(failure?.hasPrefix("expected a Smithy JSON AST: ") == true)
    }
  }

  @Test("Lists in lists without end are an error, and so are mixins in mixins")
  func refusesDeepShapes() {
    let lists = (0..<10_000).map {
      #""d#L\#($0)": {"type": "list", "member": {"target": "d#L\#($0 + 1)"}}"#
    }
    let deep = Self.model(
      "t#Books",
      #"{"type": "list", "member": {"target": "d#L0"}}, "#
        + lists.joined(separator: ",") + #", "d#L10000": {"type": "string"}"#)
    #expect(
      UnsupportedTests.failure(deep)?.contains(
        "lists and maps cannot nest more than 32 levels deep")
        == true)
    let mixins = (0..<10_000).map {
      #""d#M\#($0)": {"type": "structure", "mixins": [{"target": "d#M\#($0 + 1)"}]}"#
    }
    let mixed = Self.adding(mixins.joined(separator: ",") + #", "d#M10000": {"type": "structure"}"#)
    #expect(
      UnsupportedTests.failure(mixed)?.contains("mixins cannot include mixins more than 64 levels")
        == true)
  }
}
