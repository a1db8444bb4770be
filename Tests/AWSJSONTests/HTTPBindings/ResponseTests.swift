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
      ("Byte", "1.0", .integer(1)), ("Byte", "12e1", .integer(120)),
      ("BigInteger", "1e3", .bigInteger(1000)),
    ])
  func readsHeaders(target: String, text: String, value: DynamicValue) throws {
    let scope = scope([member("one", target, .header("X-One"))])
    #expect(try scope.output([("x-oNE", text)]) == ["one": value])
  }

  @Test(
    "A header field that is not of the member's kind is an error that names both",
    arguments: [
      ("Boolean", "True"), ("Boolean", ""), ("Byte", "128"), ("Byte", "1.5"), ("Byte", "128.0"),
      ("Byte", "1e3"), ("Byte", ""),
      ("Long", "9223372036854775808"), ("Float", "1e39"), ("Double", "1e999"), ("Double", "0x1"),
      ("Double", "nan"), ("Blob", "A"), ("BigInteger", "1.5"), ("BigDecimal", "one"),
      ("Timestamp", "1970-01-01"), ("DateTime", "now"), ("DateTime", "\""), ("DateTime", ""),
      ("Timestamps", "Thu, 01 Jan 1970"), ("Timestamps", "\"Thu"), ("Booleans", "true, maybe"),
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
      ([""], []), (["a,,b"], ["a", "b"]), ([",", " , a ,, ", ""], ["a"]), ([",,"], []),
      (["\"\",, \"b\" ,"], ["", "b"]),
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

  @Test(
    "A timestamp is read in any format, quoted or not, alone and in lists, whatever the model says",
    arguments: [
      "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
      "Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z", "1994-11-06T09:49:37+0100",
      "1994-11-06T08:49:37", "784111777", "784111777.0",
    ])
  func readsAnyTimestamp(text: String) throws {
    let time = DynamicValue.timestamp(Date(timeIntervalSince1970: 784_111_777))
    for target in ["Timestamp", "DateTime"] {
      let single = scope([member("one", target, .header("X-One"))])
      for value in [text, "\"\(text)\"", " \(text)\t"] {
        #expect(try single.output([("X-One", value)]) == ["one": time])
      }
    }
    let list = scope([member("one", "Timestamps", .header("X-One"))])
    let value = "\(text), \"\(text)\",, \(text) ,"
    #expect(try list.output([("X-One", value)]) == ["one": .list([time, time, time])])
    let fields = [("X-One", text), ("x-one", text)]
    #expect(try list.output(fields) == ["one": .list([time, time])])
  }

  @Test("Numbers in a list are read around empty elements")
  func skipsEmptyElements() throws {
    let scope = scope([member("one", "Doubles", .header("X-One"))])
    #expect(
      try scope.output([("X-One", "1,, 2,"), ("X-One", ""), ("X-One", "3e0")])
        == ["one": .list([.double(1), .double(2), .double(3)])])
  }

  @Test("Fields of the same name that share a prefix are one entry")
  func joinsPrefixHeaders() throws {
    let scope = scope([member("map", "StringMap", .prefixHeaders("X-"))])
    #expect(
      try scope.output([("X-a", "1"), ("x-A", "2")]) == ["map": .map(["a": .string("1, 2")])])
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

  @Test(
    "A body of white space, or of null, is an empty output, with a byte order mark or not",
    arguments: ["", " \r\n\t", "null", " null\n", "\u{FEFF}", "\u{FEFF} null "])
  func readsEmptyBody(body: String) throws {
    let document = scope([member("a", "String")])
    #expect(try document.output([], body) == [:])
    #expect(try document.output([], body, AWSJSON1(.v11)) == [:])
    #expect(
      try scope([member("a", "String"), member("h", "String", .header("H"))])
        .output([("H", "b")], body) == ["h": .string("b")])
    for target in ["Nested", "Union"] {
      let kind: MemberTarget = target == "Nested" ? .structure : .union
      #expect(try scope([member("a", target, .payload, kind)]).output([], body) == [:])
    }
    #expect(
      try scope([member("a", "String", .payload, .string)]).output([], body)
        == (body.isEmpty ? [:] : ["a": .string(body)]))
  }

  @Test("A payload that is a document may be null, but not white space")
  func readsNullDocument() throws {
    let scope = scope([member("a", "Document", .payload, .document)])
    #expect(try scope.output([], " null ") == ["a": .document(.null)])
    #expect(try scope.output([], " \n") == [:])
  }

  @Test("A body that only begins with null, or with a byte order mark alone, is an error")
  func refusesNearlyEmptyBodies() throws {
    for body in ["nullx", "null {}", "nul", "null null", "\u{FEFF}x"] {
      #expect(try scope([member("a", "String")]).outputError([], body) != nil)
    }
  }

  @Test("A byte order mark before the document is skipped")
  func skipsByteOrderMark() throws {
    let body = "\u{FEFF}{\"a\":\"b\"}"
    #expect(try scope([member("a", "String")]).output([], body) == ["a": .string("b")])
    #expect(
      try scope([member("a", "String"), member("s", "Long", .statusCode)]).output([], body)
        == ["a": .string("b"), "s": .integer(200)])
  }

  @Test("Whole numbers and timestamps in the document are read leniently")
  func readsLeniently() throws {
    let scope = scope([member("n", "Long"), member("t", "Timestamp")])
    let values: [String: DynamicValue] = [
      "n": .integer(1000), "t": .timestamp(Date(timeIntervalSince1970: 1)),
    ]
    let body = "{\"n\": 1.0e3, \"t\": \"1970-01-01T00:00:01+0000\"}"
    #expect(try scope.output([], body) == values)
    #expect(try scope.output([], body, AWSJSON1(.v10)) == values)
    let error = try #require(try scope.outputError([], "{\"n\": \"7\"}"))
    #expect("\(error)" == "expected an integer, found a string at n, byte 6")
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
