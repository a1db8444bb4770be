import Testing

@testable import smithy_codegen

@Suite("Waiters that no code can be generated from")
struct WaiterModelTests {
  /// A model with one operation that has a waiter.
  private static func model(_ waiters: String) -> [UInt8] {
    Array(
      """
      {"smithy": "2.0", "shapes": {
        "t#S": {"type": "service", "version": "1", "operations": [{"target": "t#Get"}],
          "traits": {"aws.auth#sigv4": {"name": "x"}, "aws.protocols#awsJson1_1": {}}},
        "t#Get": {"type": "operation", "input": {"target": "t#In"}, "output": {"target": "t#Out"},
          "traits": {"smithy.waiters#waitable": \(waiters)}},
        "t#In": {"type": "structure", "members": {"name": {"target": "smithy.api#String"}}},
        "t#Out": {"type": "structure", "members": {
          "state": {"target": "smithy.api#String"}, "count": {"target": "smithy.api#Integer"},
          "names": {"target": "t#Names"}}},
        "t#Names": {"type": "list", "member": {"target": "smithy.api#String"}}
      }}
      """.utf8)
  }

  private static func waiter(_ acceptors: String, _ more: String = "") -> [UInt8] {
    model(#"{"Done": {"acceptors": [\#(acceptors)]\#(more)}}"#)
  }

  private static func path(
    _ path: String, _ comparator: String = "stringEquals", expected: String = "a",
    matcher: String = "output"
  ) -> [UInt8] {
    waiter(
      #"{"state": "success", "matcher": {"\#(matcher)": {"path": "\#(path)", "#
        + #""comparator": "\#(comparator)", "expected": "\#(expected)"}}}"#)
  }

  private static let success = #"{"state": "success", "matcher": {"success": true}}"#

  @Test("Waiters of one name, and an operation named like a waiter's method, have their own names")
  func assignsNames() throws {
    let waiter = #"{"Done": {"acceptors": [\#(Self.success)]}}"#
    let operations = ["Get", "List", "WaitUntilDone"]
    let targets = operations.map { #"{"target": "t#\#($0)"}"# }.joined(separator: ", ")
    let shapes = operations.map { name in
      let traits = name.hasPrefix("Wait") ? "{}" : #"{"smithy.waiters#waitable": \#(waiter)}"#
      return #""t#\#(name)": {"type": "operation", "traits": \#(traits)}"#
    }.joined(separator: ", ")
    let model = """
      {"smithy": "2.0", "shapes": {
        "t#S": {"type": "service", "version": "1", "operations": [\(targets)],
          "traits": {"aws.auth#sigv4": {"name": "x"}, "aws.protocols#awsJson1_1": {}}},
        \(shapes)}}
      """
    let generator = try Generator(Array(model.utf8), named: "m.json", Generator.Options())
    #expect(generator.plan.operations.map(\.methodName) == ["get", "list", "waitUntilDone"])
    #expect(
      generator.plan.operations.flatMap(\.waiters).map(\.methodName)
        == ["waitUntilGetDone", "waitUntilListDone"])
  }

  @Test("The models of these tests are fine as they are")
  func acceptsModels() {
    #expect(UnsupportedTests.failure(Self.waiter(Self.success)) == nil)
    #expect(UnsupportedTests.failure(Self.path("state")) == nil)
    #expect(UnsupportedTests.failure(Self.path("names[]", "anyStringEquals")) == nil)
  }

  @Test(
    "An expression without a counterpart is refused with the operation, the waiter and the reason",
    arguments: [
      ("gone", "no member gone"), ("state[", "it is not valid: "),
      ("sort(names)[0]", "the function sort is not supported"),
      ("names[0:2]", "slices are not supported"),
      ("[state, state]", "multi-select"), ("names[1]", "only [0] and [-1]"),
      ("state.inner", "String has no member inner"),
      ("names.*", "projections of the values of a map"),
      ("count", "is of type Int32, which stringEquals does not compare"),
      ("names", "is of type [String], which stringEquals does not compare"),
      ("count > `1`", "only == and !="), ("count == 'a'", "cannot be compared with String"),
      ("`1.5`", "only integers"), ("state || state", "for Boolean values only"),
    ])
  func refusesPath(path: String, reason: String) {
    let failure = UnsupportedTests.failure(Self.path(path)) ?? "no failure"
    #expect(
      failure.hasPrefix(#"t#Get: the waiter "Done" of smithy.waiters#waitable: acceptor 1: "#),
      "\(failure)")
    #expect(failure.contains(reason), "\(failure)")
  }

  @Test(
    "A trait with wrong values is refused",
    arguments: [
      (model("[]"), "is not a map of waiters"), (model(#"{"done": {}}"#), "starts with a capital"),
      (model(#"{"D`o": {}}"#), "ASCII letters and digits"),
      (model(#"{"Done": 1}"#), "expected a list of acceptors"),
      (waiter(""), "expected a list of acceptors"), (waiter("7"), "its state is success"),
      (waiter(#"{"state": "maybe", "matcher": {"success": true}}"#), "its state is success"),
      (waiter(#"{"state": "success", "matcher": {}}"#), "one matcher"),
      (waiter(#"{"state": "success", "matcher": {"luck": true}}"#), #"the matcher "luck" is not"#),
      (waiter(#"{"state": "success", "matcher": {"success": 1}}"#), "success is true or false"),
      (waiter(#"{"state": "success", "matcher": {"errorType": 1}}"#), "the name of an error"),
      (waiter(#"{"state": "success", "matcher": {"output": {}}}"#), "needs a path"),
      (waiter(#"{"state": "retry", "matcher": {"success": true}}"#), "leads to success"),
      (waiter(success, #", "minDelay": 0"#), "minDelay is a whole number"),
      (waiter(success, #", "maxDelay": "9""#), "maxDelay is a whole number"),
      (waiter(success, #", "minDelay": 9, "maxDelay": 8"#), "minDelay 9 is more than maxDelay 8"),
      (path("state", "stringContains"), "the comparator"),
      (path("state == 'a'", "booleanEquals", expected: "yes"), "expects true or false"),
      (path("name", matcher: "inputOutput"), "the operation has no name"),
    ])
  func refusesValues(model: [UInt8], reason: String) {
    let failure = UnsupportedTests.failure(model) ?? "no failure"
    #expect(failure.hasPrefix("t#Get: the ") && failure.contains(reason), "\(failure)")
  }
}
