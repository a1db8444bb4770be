import AWSJSON
import AWSRuntime
import AWSShapes
import AWSTestKit
import GeneratedOddities
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The service's shapes, members, values and operations are named like keywords, like types of
/// Swift, Foundation and this package, and like each other. That it compiles is the first test.
@Suite("A generated service of unfortunate names")
struct OdditiesTests {
  @Test("Each member is checked by its own pattern, or else by that of its shape")
  func patterns() {
    let valid = GetThingInput(
      first: "aa", second: "bb", third: "cc", list: ["ee"], map: ["kkk": "vv"])
    #expect(valid.violations().isEmpty)
    let invalid = GetThingInput(
      first: "b", second: "a", third: "d", list: ["c"], map: ["v": "k"])
    let texts = invalid.violations().map(\.description)
    #expect(
      texts.prefix(4) == [
        "first must match ^a+$", "second must match ^b+$", "third must match ^c+$",
        "list[0] must match ^e+$",
      ])
    #expect(texts.count == 6)
    #expect(texts.dropFirst(4).contains { $0.hasSuffix("must match ^k+$") })
    #expect(texts.dropFirst(4).contains { $0.hasSuffix("must match ^v+$") })
    // The shapes `Short` and `SHORT_` have the same name in Swift.
    #expect(OddItiesGetThingInput(short: "dd", first: "a").violations().isEmpty)
  }

  @Test("A length belongs to the member that has it, not to the shape of others")
  func lengths() {
    #expect(GetThingInput(map: ["k": "vvv"]).violations().count == 1)
    #expect(GetThingInput(third: "ccc", list: ["eee"], map: ["kkk": "v"]).violations().isEmpty)
  }

  @Test("Bounds that are no integers hold for integers, and those beyond the type say nothing")
  func bounds() {
    #expect(GetThingInput(short: 1, long: 1000).violations().isEmpty)
    #expect(GetThingInput(short: .max, long: .min).violations().isEmpty)
    #expect(GetThingInput(short: 0, long: 1001).violations().count == 2)
  }

  @Test("Members named like the checks of a structure or union keep their values")
  func checks() {
    let input = SelfServiceInput(unlistedValuesValue: .word(Word(rawValue: "new")))
    #expect(input.violations().isEmpty)
    #expect(input.unlistedValues().map(\.path) == ["unlistedValues.word"])
    #expect(Flag.unlistedValuesValue.violations().isEmpty)
    #expect(Flag.violationsValue.unlistedValues().isEmpty)
  }

  @Test("Every value of an enum has a name of its own, and none means a missing value")
  func enumValues() {
    let raw = Word.knownValues.map(\.rawValue)
    #expect(Set(raw).count == 26 && raw.count == 26)
    #expect(raw.starts(with: ["self", "Self", "rawValue", "init", "Type", "Protocol"]))
    #expect(Number.noneValue.rawValue == 0 && Number.selfValue.rawValue == 1)
    let missing: Number? = nil
    #expect(missing == .none)
    #expect(missing != Number.noneValue)
  }

  @Test("Text of the model arrives unchanged, whatever combining marks follow its quotes")
  func text() throws {
    let values = [
      "<", "<=", "=", "\"\u{301}) + fail(\"", "2xl", "a`b", "é", "a\u{301}\r\n", "\\(fail)\u{301}",
      "\"#\u{301}",
    ]
    for (value, expected) in zip(Sign.knownValues, values) {
      #expect(value.rawValue.unicodeScalars.elementsEqual(expected.unicodeScalars))
    }
    let texts = try JSONCodec().decode(Texts.self, from: Array("{}".utf8))
    #expect(texts.quoted.unicodeScalars.elementsEqual("\"\u{301}) + fail(\"".unicodeScalars))
    #expect(texts.raw.unicodeScalars.elementsEqual("\\\u{301}\"#\u{301}\"##".unicodeScalars))
    #expect(texts.lines.unicodeScalars.elementsEqual("a\r\nb\u{2028}c\u{202e}d".unicodeScalars))
  }

  @Test("Members named like keywords and like each other keep their values")
  func members() throws {
    let names = Words.members.names.filter { $0 != "words" && $0 != "other" }
    let json =
      "{" + names.map { "\"\($0)\": \"value of \($0)\"" }.joined(separator: ", ")
      + #", "words": {}, "other": {}}"#
    let codec = JSONCodec(naming: .model)
    let words = try codec.decode(Words.self, from: Array(json.utf8))
    #expect(words.inout == "value of inout" && words.var == "value of var")
    #expect(words.selfValue == "value of self" && words.selfValue2 == "value of Self")
    #expect(words.fooBar == "value of fooBar" && words.fooBarValue == "value of fooBarValue")
    let again = try codec.decode(Document.self, from: try codec.encode(words))
    for name in names { #expect(again.member(name) == .string("value of \(name)")) }
    #expect(!words.debugDescription.contains("value of self"))
  }

  @Test("Members of a union named like keywords and properties keep their values")
  func union() throws {
    let codec = JSONCodec(naming: .model)
    for name in Choice.members.names {
      let json = Array(#"{"\#(name)":"x"}"#.utf8)
      let choice = try codec.decode(Choice.self, from: json)
      if case .unknown = choice { Issue.record("\(name) is not known") }
      #expect(try codec.encode(choice) == json)
    }
    #expect(Choice.noneValue("m").violations().count == 1)
    #expect(!"\(Choice.selfValue("secret"))".contains("secret"))
  }

  @Test("An error whose message is not a string keeps it under another name")
  func errorMessage() throws {
    let json = Array(#"{"message": {"text": "x"}, "Code": "c"}"#.utf8)
    let error = try JSONCodec(naming: .model).decode(OddItiesError.self, from: json)
    #expect(error.message == nil)
    #expect(error.messageValue?.text == "x")
    #expect(error.code == "c" && OddItiesError.code == "Error")
  }

  @Test("An operation can be named like a member of its input, and like the pages of another")
  func operations() async throws {
    let stub = StrictStub()
    let client = OddItiesClient(calling: stub)
    stub.expect(Search.self, SearchInput(search: "s", call: "c"), .output(SearchOutput()))
    #expect(try await client.search(search: "s", call: "c") == SearchOutput())
    stub.expect(
      Search.self, SearchInput(searchPages: "p"),
      .output(SearchOutput(results: [OddItiesResult(text: "one")])))
    #expect(try await client.searchPages(searchPages: "p").allItems().map(\.text) == ["one"])
    stub.expect(ListThingsPages.self, ListThingsPagesInput(), .output(OddItiesPages(text: "t")))
    #expect(try await client.listThingsPages().text == "t")
    stub.expect(Call.self, CallInput(call: "x"), .output(OddItiesCallError()))
    #expect(try await client.callOperation(call: "x") == OddItiesCallError())
    stub.expect(Caller.self, UnitShape(), .output(UnitShape()))
    _ = try await client.callerOperation()
    try stub.verify()
  }

  @Test("Pages are those of the selected service, not of another in the model")
  func pagination() async throws {
    let stub = StrictStub()
    stub.expect(
      ListThings.self, ListThingsInput(), .output(ListThingsOutput(nextToken: "t")))
    stub.expect(ListThings.self, ListThingsInput(nextToken: "t"), .output(ListThingsOutput()))
    var count = 0
    for try await _ in OddItiesClient(calling: stub).listThingsAllPages() { count += 1 }
    #expect(count == 2)
    try stub.verify()
  }
}

extension Document {
  fileprivate func member(_ name: String) -> Document? {
    if case .map(let members) = self { members[name] } else { nil }
  }
}
