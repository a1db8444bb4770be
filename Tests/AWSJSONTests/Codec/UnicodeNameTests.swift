import AWSJSON
import AWSShapes
import DynamicShapes
import Testing

@Suite("Names and keys that are canonically equivalent")
struct UnicodeNameTests {
  private let codec = JSONCodec()

  /// "K", and the Kelvin sign raw, raw with white space before the colon, and escaped.
  private static let kelvins = ["\"\u{212A}\":", "\"\u{212A}\" :", "\"\\u212a\":"]

  @Test("A member is found by the bytes of its name", arguments: kelvins)
  func comparesMemberNames(name: String) throws {
    let found = try codec.decode(Temperatures.self, from: Array("{\(name) 1}".utf8))
    #expect(found.kelvin == nil)
    let known = try codec.decode(Temperatures.self, from: Array("{\"\\u004b\" : 1}".utf8))
    #expect(known.kelvin == 1)
  }

  @Test("A union's member is found by the bytes of its name", arguments: kelvins)
  func comparesUnionNames(name: String) throws {
    let union = try codec.decode(TemperatureUnion.self, from: Array("{\(name) 1}".utf8))
    #expect(union.member == .unknown("\u{212A}"))
    let known = try codec.decode(TemperatureUnion.self, from: Array("{\"K\": 1}".utf8))
    #expect(known.member == .known(0))
  }

  @Test(
    "A map with two keys that a dictionary cannot tell apart is an error, not a lost entry",
    arguments: [("K", "\u{212A}"), ("\u{E9}", "e\u{301}")],
    ["Labels", "SparseLabels", "ByName", "Document"])
  func refusesEquivalentKeys(keys: (String, String), member: String) throws {
    let value = member == "ByName" ? "{}" : "\"\""
    for (first, second) in [keys, (keys.1, keys.0)] {
      let json =
        "{\"\(member)\": {\"a\": \(value), \"\(first)\": \(value), \"\(second)\": \(value)}}"
      do {
        _ = try codec.decode(Everything.self, from: Array(json.utf8))
        Issue.record("no error")
      } catch {
        #expect(error.kind == .mismatch)
        #expect(error.reason == "two keys that differ only in their Unicode normalization")
        #expect(error.path.hasPrefix(member))
      }
    }
  }

  @Test("Of two entries with the same key, the last one counts, whatever its letters")
  func takesLastOfSameKey() throws {
    for key in ["K", "\u{212A}", "e\u{301}"] {
      let json = "{\"Labels\": {\"\(key)\": \"1\", \"\(key)\": \"2\"}}"
      #expect(
        try codec.decode(Everything.self, from: Array(json.utf8)).labels.map(Array.init)?.count == 1
      )
      #expect(try codec.decode(Everything.self, from: Array(json.utf8)).labels?[key] == "2")
    }
  }

  @Test("A key keeps its bytes")
  func keepsKeys() throws {
    let json = "{\"Labels\":{\"\u{212A}\":\"1\"}}"
    let shape = try codec.decode(Everything.self, from: Array(json.utf8))
    #expect(try codec.encode(shape) == Array(json.utf8))
  }

  @Test("A parameter of a map is only replaced by one with the same bytes")
  func comparesQueryParameters() throws {
    let scope = scope([
      member("own", "String", .query("K")), member("map", "StringMap", .queryParameters),
    ])
    let values: [String: DynamicValue] = [
      "own": .string("1"), "map": .map(["\u{212A}": .string("2"), "J": .string("3")]),
    ]
    #expect(try scope.request(values).target == "/?K=1&J=3&%E2%84%AA=2")
  }
}

private struct Temperatures: DecodableShape {
  var kelvin: Int?

  static let members = MemberTable("Temperatures", ["K"])

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    try reader.beginStructure()
    var cursor = MemberCursor()
    while try reader.nextMember(in: Self.members, at: &cursor) != nil {
      kelvin = try reader.readInteger(Int.self)
    }
  }
}

private struct TemperatureUnion: DecodableShape {
  var member: UnionMember

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    member = try reader.beginUnion(in: Temperatures.members)
    try reader.skipValue()
    try reader.endUnion()
  }
}
