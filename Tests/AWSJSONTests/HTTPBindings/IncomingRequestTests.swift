import AWSJSON
import AWSShapes
import DynamicShapes
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("restJson1: requests as a server reads them")
struct IncomingRequestTests {
  private static let times = DynamicValue.list([
    .timestamp(Date(timeIntervalSince1970: 0)), .timestamp(Date(timeIntervalSince1970: 1)),
  ])

  /// Checks that a server reads the value that a client wrote at a location.
  private func expectRoundTrip(
    _ location: MemberLocation, _ target: String, _ value: DynamicValue,
    _ kind: MemberTarget = .other, mediaType: String? = nil, uri: String = "/"
  ) throws {
    let scope = scope([member("one", target, location, kind, mediaType: mediaType)], uri: uri)
    let (values, missing) = try scope.received(try scope.request(["one": value]))
    #expect(values == ["one": value])
    #expect(missing.isEmpty)
  }

  @Test(
    "The label of a path is decoded",
    arguments: [
      ("String", DynamicValue.string("a/b %é+")), ("Long", .integer(-5)),
      ("Boolean", .boolean(true)), ("Double", .double(.infinity)), ("Float", .float(0.1)),
      ("BigDecimal", .bigDecimal(BigDecimal(12))),
      ("Timestamp", .timestamp(Date(timeIntervalSince1970: 1))),
    ])
  func readsLabels(target: String, value: DynamicValue) throws {
    try expectRoundTrip(.label, target, value, uri: "/{one}")
    try expectRoundTrip(.label, target, value, uri: "/{one+}")
  }

  @Test(
    "A header field is a value or a list",
    arguments: [
      ("String", DynamicValue.string("a, b")), ("Long", .integer(7)), ("Boolean", .boolean(false)),
      ("Blob", .blob([0, 255])), ("Strings", .list([.string("a,b"), .string("c")])),
      ("Doubles", .list([.double(0.5), .double(-.infinity)])), ("Timestamps", times),
      ("DateTime", .timestamp(Date(timeIntervalSince1970: 1.5))),
    ])
  func readsHeaders(target: String, value: DynamicValue) throws {
    try expectRoundTrip(.header("X-One"), target, value)
  }

  @Test("A header field with a media type is in base64")
  func readsMediaType() throws {
    try expectRoundTrip(
      .header("X-One"), "String", .string(#"{"a":"é"}"#), mediaType: "application/json")
  }

  @Test("Header fields with a prefix are the entries of a map")
  func readsPrefixHeaders() throws {
    try expectRoundTrip(
      .prefixHeaders("X-"), "StringMap", .map(["a": .string("1"), "b": .string("")]))
  }

  @Test(
    "A query parameter is a value, or an element of a list",
    arguments: [
      ("String", DynamicValue.string("é&=+ ")), ("Long", .integer(.min)),
      ("Boolean", .boolean(true)), ("Strings", .list([.string("x"), .string("")])),
      ("Timestamps", times), ("Booleans", .list([.boolean(true), .boolean(false)])),
    ])
  func readsQuery(target: String, value: DynamicValue) throws {
    try expectRoundTrip(.query("q&"), target, value)
  }

  @Test(
    "All query parameters are the entries of a map",
    arguments: [
      ("StringMap", DynamicValue.map(["a": .string("1"), "é": .string("&")])),
      (
        "StringsMap",
        .map(["a": .list([.string("1"), .string("2")]), "b": .list([.string("3")])])
      ),
    ])
  func readsQueryParameters(target: String, value: DynamicValue) throws {
    try expectRoundTrip(.queryParameters, target, value)
  }

  @Test(
    "A payload is the whole body",
    arguments: [
      ("Blob", MemberTarget.blob, DynamicValue.blob([0, 255])), ("Stream", .stream, .blob([1])),
      ("String", .string, .string(" hé ")),
      ("Nested", .structure, .structure(["text": .string("a")])),
      ("Union", .union, .union("text", .string("a"))),
      ("Document", .document, .document([1, nil, ["a": "b"]])),
      ("Document", .document, .document(nil)),
      ("Strings", .other, .list([.string("a")])), ("StringMap", .other, .map(["a": .string("b")])),
    ])
  func readsPayload(target: String, kind: MemberTarget, value: DynamicValue) throws {
    try expectRoundTrip(.payload, target, value, kind)
  }

  @Test("Members in several places are read together, and a map has every query parameter")
  func readsTogether() throws {
    let scope = scope(
      [
        member("one", "String", .label), member("field", "String", .header("X")),
        member("parameter", "String", .query("q")), member("map", "StringMap", .queryParameters),
        member("nested", "Nested"), member("list", "Strings"),
      ], uri: "/{one}?flag")
    let values: [String: DynamicValue] = [
      "one": .string("1"), "field": .string("2"), "parameter": .string("3"),
      "map": .map(["other": .string("4")]), "nested": .structure(["text": .string("5")]),
      "list": .list([.string("6")]),
    ]
    var expected = values
    // Source: Smithy's protocol tests, "RestJsonServersPutAllQueryParamsInMap".
    expected["map"] = .map(["flag": .string(""), "q": .string("3"), "other": .string("4")])
    #expect(try scope.received(try scope.request(values)).values == expected)
  }

  @Test("A member in another place is not read from the body")
  func ignoresMisplaced() throws {
    let scope = scope([member("one", "String", .query("q")), member("two", "String")])
    let body = Array(#"{"one": "a", "two": "b"}"#.utf8)
    let request = IncomingRequest(labels: [], query: [], headers: [], body: body)
    #expect(try scope.read(request).values == ["two": .string("b")])
  }

  @Test("A required value that is missing is reported, wherever it belongs")
  func findsMissing() throws {
    let locations = [MemberLocation.header("X"), .query("q"), .payload]
    for location in locations {
      let schema = MemberSchema("one", location: location, target: .string, isRequired: true)
      let scope = scope([DynamicMember(schema, target: "String")])
      let request = IncomingRequest(labels: [], query: [], headers: [], body: [])
      let missing = try scope.read(request).missing
      #expect(missing == [ConstraintViolation([.member("one")], .required)])
    }
  }

  @Test(
    "A value that cannot be read is an error that names member and place, but not the value",
    arguments: [
      (MemberLocation.label, "the path"), (.header("X"), "the header field X"),
      (.query("q"), "the query parameter q"),
    ])
  func refusesValues(location: MemberLocation, place: String) throws {
    let scope = scope([member("one", "Long", location)])
    let request = IncomingRequest(
      labels: [("one", "hush")], query: [("q", "hush")], headers: [WireHeader("x", "hush")],
      body: [])
    let error = #expect(throws: ShapeReadingError.self) { try scope.read(request) }
    #expect(error?.path == "one")
    #expect(error?.description.contains(place) == true)
    #expect(error?.description.contains("hush") == false)
  }

  @Test(
    "A query is taken apart at its signs; a plus sign is no space",
    arguments: [
      ("", []), ("a=b", ["a: b"]), ("a", ["a: "]), ("a=", ["a: "]), ("a=b=c", ["a: b=c"]),
      ("a=1&&a=2", ["a: 1", "a: 2"]), ("%C3%A9=+%26", ["é: +&"]), ("=x", [": x"]),
    ])
  func splitsQueries(query: String, parameters: [String]) {
    let found = IncomingRequest.parameters(of: query)?.map { "\($0.name): \($0.value)" }
    #expect(found == parameters)
  }

  @Test(
    "A query that is not percent-encoded UTF-8 is refused", arguments: ["%", "a=%4", "%zz", "%ff"])
  func refusesQueries(query: String) {
    #expect(IncomingRequest.parameters(of: query) == nil)
  }
}

extension DynamicScope {
  /// The input that a server reads from the request of a client.
  ///
  /// The label `one`, if the URI has one, is the whole path behind its first slash.
  fileprivate func received(
    _ request: WireRequest
  ) throws -> (values: [String: DynamicValue], missing: [ConstraintViolation]) {
    let parts = request.target.utf8.split(separator: UInt8(ascii: "?"), maxSplits: 1)
    let label = try #require(PercentEncoding.decode(parts[0].dropFirst()))
    let query = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : ""
    return try read(
      IncomingRequest(
        labels: label.isEmpty ? [] : [("one", label)],
        query: try #require(IncomingRequest.parameters(of: query)), headers: request.headers,
        body: request.body?.bytes ?? []))
  }

  /// The input that a server reads.
  fileprivate func read(
    _ request: IncomingRequest
  ) throws -> (values: [String: DynamicValue], missing: [ConstraintViolation]) {
    // An output is read, an input only written; both have the same members here.
    try DynamicScope.$current.withValue(self) {
      let (input, missing) = try JSONCodec().decodeRequest(DynamicOutput.self, from: request)
      return (input.values, missing)
    }
  }
}
