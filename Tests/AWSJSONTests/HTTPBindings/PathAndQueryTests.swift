import AWSJSON
import AWSShapes
import DynamicShapes
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("restJson1: path, query and host")
struct PathAndQueryTests {
  @Test(
    "A label becomes its value, with everything but unreserved characters encoded",
    arguments: [
      ("String", DynamicValue.string("a-._~Z9"), "a-._~Z9"), ("String", .string("a/b"), "a%2Fb"),
      ("String", .string(" %é+&?#"), "%20%25%C3%A9%2B%26%3F%23"), ("Long", .integer(-5), "-5"),
      ("Boolean", .boolean(true), "true"), ("Double", .double(.infinity), "Infinity"),
      ("Float", .float(0.1), "0.1"), ("BigDecimal", .bigDecimal(BigDecimal(12)), "12"),
      ("Timestamp", .timestamp(Date(timeIntervalSince1970: 0)), "1970-01-01T00%3A00%3A00Z"),
    ])
  func writesLabels(target: String, value: DynamicValue, text: String) throws {
    let scope = scope([member("label", target, .label)], uri: "/a/{label}/b")
    #expect(try scope.request(["label": value]).target == "/a/\(text)/b")
  }

  @Test("The slashes of a greedy label stay")
  func writesGreedyLabel() throws {
    let scope = scope([member("path", "String", .label)], uri: "/a/{path+}/b?c")
    #expect(try scope.request(["path": .string("x/y z/")]).target == "/a/x/y%20z//b?c")
  }

  @Test("A label without a value, or with an empty one, is an error that names the member")
  func refusesEmptyLabels() throws {
    let scope = scope([member("label", "String", .label)], uri: "/{label}")
    #expect(try scope.requestError([:])?.path == "label")
    #expect(try scope.requestError(["label": .string("")])?.path == "label")
  }

  @Test("Constant parameters come first, and the elements of a list repeat the name")
  func writesQuery() throws {
    let scope = scope(
      [
        member("one", "String", .query("o&e")), member("list", "Strings", .query("list")),
        member("times", "Timestamps", .query("time")),
      ], uri: "/?constant=1&flag")
    let request = try scope.request([
      "one": .string("a b"), "list": .list([.string("x"), .string("")]),
      "times": .list([.timestamp(Date(timeIntervalSince1970: 1))]),
    ])
    #expect(
      request.target
        == "/?constant=1&flag&o%26e=a%20b&list=x&list=&time=1970-01-01T00%3A00%3A01Z")
  }

  @Test("No value makes no parameter, and no question mark")
  func leavesOutAbsentParameters() throws {
    #expect(try scope([member("one", "String", .query("one"))]).request([:]).target == "/")
  }

  @Test("A map of parameters yields to a parameter of its own and to a constant one")
  func prefersExplicitParameters() throws {
    let scope = scope(
      [
        member("map", "StringsMap", .queryParameters), member("one", "String", .query("one")),
      ], uri: "/?constant=1")
    let map = DynamicValue.map([
      "one": .list([.string("map")]), "constant": .list([.string("map")]),
      "two": .list([.string("a"), .string("b")]),
    ])
    #expect(
      try scope.request(["map": map, "one": .string("own")]).target
        == "/?constant=1&one=own&two=a&two=b")
    #expect(try scope.request(["map": map]).target == "/?constant=1&one=map&two=a&two=b")
  }

  @Test("What stands before the host has its labels filled in, which stay in the body too")
  func writesHostPrefix() throws {
    let account = DynamicMember(MemberSchema("account", isHostLabel: true), target: "String")
    for wire in [restJSON, AWSJSON1(.v10)] as [any WireProtocol] {
      let request = try scope([account]) { $0.hostPrefix = LabelPattern("data.{account}.") }
        .request(["account": .string("a-1")], wire)
      #expect(request.hostPrefix == "data.a-1.")
      #expect(request.text == "{\"account\":\"a-1\"}")
    }
  }

  @Test("An operation without labels may have something before the host")
  func writesConstantHostPrefix() throws {
    for wire in [restJSON, AWSJSON1(.v10)] as [any WireProtocol] {
      let scope = scope([member("a", "String")]) { $0.hostPrefix = LabelPattern("data.") }
      #expect(try scope.request([:], wire).hostPrefix == "data.")
    }
  }

  @Test(
    "A value that would lead to another host is refused",
    arguments: [
      "", "a.b", "evil.example/", "a@b", "-a", "a-", "é", String(repeating: "a", count: 64),
    ])
  func refusesHostLabels(value: String) throws {
    let account = DynamicMember(MemberSchema("account", isHostLabel: true), target: "String")
    let scope = scope([account]) { $0.hostPrefix = LabelPattern("{account}.") }
    #expect(try scope.requestError(["account": .string(value)])?.path == "account")
  }

  @Test(
    "A pattern is taken apart at its labels; an open brace that is never closed is text",
    arguments: [
      ("/a", [LabelPattern.Part.literal("/a")]), ("/{a}", [.literal("/"), .label("a")]),
      ("{a+}b", [.greedyLabel("a"), .literal("b")]), ("/{a", [.literal("/{a")]), ("", []),
    ])
  func parsesPatterns(text: String, parts: [LabelPattern.Part]) {
    #expect(LabelPattern(text).parts == parts)
  }
}
