import AWSJSON
import AWSShapes
import DynamicShapes
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("restJson1: responses")
struct ResponseTests {
  @Test(
    "A header field is read as the kind of its member, whatever the case of its name",
    arguments: [
      ("String", " a b\t", DynamicValue.string("a b")), ("Boolean", "true", .boolean(true)),
      ("Byte", "-128", .integer(-128)), ("Float", "1.5", .float(1.5)),
      ("Double", "-Infinity", .double(-.infinity)), ("Blob", "AA==", .blob([0])),
      ("BigInteger", "18446744073709551615", .bigInteger(BigInteger(UInt64.max))),
      ("Timestamp", "Thu, 01 Jan 1970 00:00:01 GMT", .timestamp(Date(timeIntervalSince1970: 1))),
      ("DateTime", "1970-01-01T00:00:01Z", .timestamp(Date(timeIntervalSince1970: 1))),
    ])
  func readsHeaders(target: String, text: String, value: DynamicValue) throws {
    let scope = scope([member("one", target, .header("X-One"))])
    #expect(try scope.output([("x-oNE", text)]) == ["one": value])
  }

  @Test(
    "A header field that is not of the member's kind is an error that names both",
    arguments: [
      ("Boolean", "True"), ("Boolean", ""), ("Byte", "128"), ("Byte", "1.0"), ("Byte", ""),
      ("Long", "9223372036854775808"), ("Float", "1e39"), ("Double", "1e999"), ("Double", "0x1"),
      ("Double", "nan"), ("Blob", "A"), ("BigInteger", "1.5"), ("BigDecimal", "one"),
      ("Timestamp", "1970-01-01T00:00:01Z"), ("DateTime", "1"), ("Booleans", "true, maybe"),
      ("Strings", "\"open"), ("Strings", "\"a\" b"), ("Nested", "{}"), ("Document", "1"),
      ("StringMap", "a"), ("Union", "a"),
    ])
  func refusesHeaders(target: String, text: String) throws {
    let scope = scope([member("one", target, .header("X-One"))])
    let error = try #require(try scope.outputError([("X-One", text)]))
    #expect(error.path == "one")
    #expect(error.reason.contains("X-One"))
  }

  @Test("A message never quotes what a header field holds")
  func keepsValuesOut() throws {
    let scope = scope([member("one", "Byte", .header("X-One"))])
    let error = try #require(try scope.outputError([("X-One", "s3cret")]))
    #expect(!"\(error)".contains("s3cret"))
  }

  @Test(
    "A list is what its fields hold together, with quotes and escapes taken away",
    arguments: [
      (["a, b"], ["a", "b"]), (["a", "b"], ["a", "b"]), (["a,b ,\tc"], ["a", "b", "c"]),
      (["\"a,b\", c"], ["a,b", "c"]), (["\"a\\\"b\\\\\""], ["a\"b\\"]), (["\"\""], [""]),
      ([""], []), (["a,,b"], ["a", "", "b"]),
    ])
  func readsLists(fields: [String], elements: [String]) throws {
    let scope = scope([member("one", "Strings", .header("X-One"))])
    #expect(
      try scope.output(fields.map { ("X-One", $0) })
        == ["one": .list(elements.map(DynamicValue.string))])
  }

  @Test("Dates in lists have a comma of their own")
  func readsDatesInLists() throws {
    let scope = scope([member("one", "Timestamps", .header("X-One"))])
    let value = "Thu, 01 Jan 1970 00:00:01 GMT, Thu, 01 Jan 1970 00:00:02 GMT"
    let times = [1.0, 2].map { DynamicValue.timestamp(Date(timeIntervalSince1970: $0)) }
    #expect(try scope.output([("X-One", value)]) == ["one": .list(times)])
  }

  @Test("Fields that share a prefix are a map, the empty prefix takes them all")
  func readsPrefixHeaders() throws {
    let headers = [("X-a", "1"), ("x-B", "2"), ("Y", "3")]
    let prefixed = scope([member("map", "StringMap", .prefixHeaders("X-"))])
    #expect(
      try prefixed.output(headers) == ["map": .map(["a": .string("1"), "B": .string("2")])])
    let all = scope([member("map", "StringMap", .prefixHeaders(""))])
    #expect(
      try all.output(headers)
        == ["map": .map(["X-a": .string("1"), "x-B": .string("2"), "Y": .string("3")])])
    #expect(try prefixed.output([("Y", "3")]) == [:])
  }

  @Test("The status is a member where the model says so")
  func readsStatus() throws {
    let scope = scope([member("status", "Long", .statusCode), member("a", "String")])
    #expect(
      try scope.output([], "{\"a\":\"b\"}", status: 201)
        == ["status": .integer(201), "a": .string("b")])
  }

  @Test("A member of header fields is not taken from the body, one of the query is")
  func heedsPlaces() throws {
    let scope = scope([
      member("header", "String", .header("X")), member("query", "String", .query("q")),
    ])
    #expect(
      try scope.output([], "{\"header\":{\"any\":1},\"query\":\"b\"}") == ["query": .string("b")])
  }

  @Test(
    "A payload is the whole body",
    arguments: [
      ("Blob", MemberTarget.blob, "{", DynamicValue.blob([0x7B])),
      ("Stream", .stream, "{", .blob([0x7B])),
      ("String", .string, "\"a", .string("\"a")),
      ("Nested", .structure, " {\"Text\":\"a\"} ", .structure(["text": .string("a")])),
      ("Union", .union, "{\"text\":\"a\"}", .union("text", .string("a"))),
      ("Union", .union, "{\"new\":[1]}", .union("new", .document([1]))),
      ("Document", .document, "[1]", .document([1])),
      ("Strings", .other, "[\"a\"]", .list([.string("a")])),
      ("StringMap", .other, "{\"a\":\"b\"}", .map(["a": .string("b")])),
    ])
  func readsPayload(target: String, kind: MemberTarget, body: String, value: DynamicValue) throws {
    let scope = scope([
      member("payload", target, .payload, kind), member("header", "String", .header("X")),
    ])
    #expect(
      try scope.output([("X", "a")], body) == ["payload": value, "header": .string("a")])
    #expect(try scope.output([("X", "a")], "") == ["header": .string("a")])
  }

  @Test("A payload of text must be UTF-8, and nothing may follow a document")
  func refusesPayload() throws {
    let text = scope([member("payload", "String", .payload, .string)])
    let response = WireResponse(status: 200, headers: [], body: [0xFF] as [UInt8])
    #expect(throws: ShapeReadingError.self) { _ = try text.output(response) }
    let nested = scope([member("payload", "Nested", .payload, .structure)])
    #expect(try nested.outputError([], "{} {}")?.offset == 3)
    let bound = scope([member("status", "Long", .statusCode), member("a", "String")])
    #expect(try bound.outputError([], "{} {}")?.offset == 3)
  }

  @Test("An error in the document has path and offset, header fields or not")
  func locatesErrors() throws {
    let scope = scope([member("header", "String", .header("X")), member("nested", "Nested")])
    let error = try #require(try scope.outputError([], "{\"nested\":{\"Text\":1}}"))
    #expect(error.path == "nested.Text")
    #expect(error.offset == 18)
  }

  @Test("Where nothing is expected in the body, nothing is read from it")
  func ignoresUnexpectedBody() throws {
    #expect(try scope([]).output([], "<html>") == [:])
    #expect(try scope([member("h", "String", .header("X"))]).output([], "<html>") == [:])
  }

  @Test("An empty body is an empty document")
  func readsEmptyBody() throws {
    #expect(try scope([member("a", "String")]).output([], "") == [:])
  }

  @Test("What is required and did not come is corrected to a value of its kind")
  func correctsRequiredMembers() throws {
    let required = ["String", "Boolean", "Long", "Strings", "Timestamp", "Nested"].map {
      DynamicMember(MemberSchema($0, isRequired: true), target: $0)
    }
    #expect(
      try scope(required).output([], "{}")
        == [
          "String": .string(""), "Boolean": .boolean(false), "Long": .integer(0),
          "Strings": .list([]), "Timestamp": .timestamp(Date(timeIntervalSince1970: 0)),
          "Nested": .structure([:]),
        ])
  }
}
