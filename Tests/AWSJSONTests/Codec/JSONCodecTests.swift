import AWSJSON
import AWSShapes
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("JSON codec")
struct JSONCodecTests {
  private let codec = JSONCodec()

  private func decode(_ json: String) throws -> Sample {
    try codec.decode(Sample.self, from: Array(json.utf8))
  }

  private func error(_ bytes: [UInt8]) -> ShapeReadingError? {
    do throws(ShapeReadingError) {
      _ = try codec.decode(Sample.self, from: bytes)
      return nil
    } catch {
      return error
    }
  }

  private func error(_ json: String) -> ShapeReadingError? { error(Array(json.utf8)) }

  private func text(_ sample: Sample, _ layout: JSONLayout = .compact) throws -> String {
    String(decoding: try codec.encode(sample, layout: layout), as: UTF8.self)
  }

  // MARK: Reading

  @Test("Members are read in any order, with any white space")
  func readsMembers() throws {
    let sample = try decode(
      " {\n\t\"Ratio\" : 2.5 , \"Text\":\"a\",\r\n\"Flag\":true,\"Small\":-128,\"Count\":7 } ")
    var expected = Sample()
    expected.ratio = 2.5
    expected.text = "a"
    expected.flag = true
    expected.small = -128
    expected.count = 7
    #expect(sample == expected)
  }

  @Test(
    "Unknown members are skipped, whatever they hold",
    arguments: [
      "1", "-1.5e10", "\"x\\u00e9\\n\"", "true", "false", "null", "[]", "{}",
      "[1, [2, {\"a\": [3]}], \"]\"]", "{\"Text\": \"inner\", \"b\": {\"c\": \"}\"}}",
    ])
  func skipsUnknownMembers(value: String) throws {
    let sample = try decode("{\"Future\": \(value), \"Text\": \"kept\", \"Later\": \(value)}")
    #expect(sample.text == "kept")
  }

  @Test("A null member counts as absent")
  func readsNullAsAbsent() throws {
    #expect(try decode("{\"Text\": null, \"Tags\": null, \"Count\": null}") == Sample())
  }

  @Test("A key of a sparse map keeps its null")
  func keepsNullInSparseMap() throws {
    #expect(try decode("{\"Tags\": {\"a\": null, \"b\": \"\"}}").tags == ["a": nil, "b": ""])
  }

  @Test("The last of two members of one name counts")
  func takesLastDuplicate() throws {
    #expect(try decode("{\"Text\": \"1\", \"Text\": \"2\"}").text == "2")
  }

  @Test("A member's name may be written with escapes")
  func readsEscapedNames() throws {
    #expect(try decode("{\"T\\u0065xt\": \"a\"}").text == "a")
  }

  @Test(
    "Strings are read with their escapes",
    arguments: [
      ("", ""), ("plain", "plain"), ("é漢😀", "é漢😀"), ("\\\"\\\\\\/", "\"\\/"),
      ("\\b\\f\\n\\r\\t", "\u{08}\u{0C}\n\r\t"), ("\\u0041\\u00e9\\u6F22", "Aé漢"),
      ("\\ud83d\\ude00", "😀"), ("a\\u0000b", "a\u{0}b"), ("é\\né", "é\né"),
    ])
  func readsStrings(json: String, expected: String) throws {
    #expect(try decode("{\"Text\": \"\(json)\"}").text == expected)
  }

  @Test(
    "Numbers are read exactly",
    arguments: [
      ("0", 0), ("-0", -0.0), ("1.5", 1.5), ("1e3", 1000), ("1E+2", 100), ("25e-1", 2.5),
      ("0.1", 0.1), ("123456789012345", 123_456_789_012_345),
      ("1.7976931348623157e308", .greatestFiniteMagnitude),
      ("9007199254740993", 9_007_199_254_740_992),
      ("0.1000000000000000055511151231257827", 0.1), ("\"Infinity\"", .infinity),
      ("\"-Infinity\"", -.infinity),
    ] as [(String, Double)])
  func readsNumbers(json: String, expected: Double) throws {
    #expect(try decode("{\"Ratio\": \(json)}").ratio == expected)
  }

  @Test("Not a number is read from its string")
  func readsNaN() throws {
    #expect(try decode("{\"Ratio\": \"NaN\"}").ratio?.isNaN == true)
  }

  @Test("Times are read from seconds, with a fraction")
  func readsTimestamps() throws {
    let sample = try decode("{\"Time\": 1732393004.123}")
    #expect(sample.time == Date(timeIntervalSince1970: 1_732_393_004.123))
    #expect(try text(sample) == "{\"Time\":1732393004.123}")
  }

  @Test(
    "A time is written with the digits that it was read from",
    arguments: [
      "0", "1.123", "-1.25", "978307199.999", "978307200.5", "1732393004.123456", "1e+21",
      "-9.223372036854776e+18", "4102444800",
    ])
  func rewritesTimestamps(number: String) throws {
    #expect(try text(decode("{\"Time\": \(number)}")) == "{\"Time\":\(number)}")
  }

  // MARK: Refusing

  @Test(
    "What is not JSON is refused",
    arguments: [
      "{", "{]", "{\"Text\"}", "{\"Text\": }", "{\"Text\": \"a\",}", "{,}",
      "{\"Text\": \"a\" \"Flag\": true}",
      "{'Text': 1}", "{Text: 1}", "{\"Text\": \"a\"} x", "{\"X\": 01}", "{\"X\": 1.}",
      "{\"X\": .5}", "{\"X\": +1}", "{\"X\": 1e}", "{\"X\": -}", "{\"X\": tru}", "{\"X\": nul}",
      "{\"X\": NaN}", "{\"X\": [1,]}", "{\"X\": [1 2]}", "{\"X\": \"\\x\"}", "{\"X\": \"\\u12\"}",
      "{\"X\": \"\\ud800\"}", "{\"X\": \"\\ude00\\ud83d\"}", "{\"X\": \"a\nb\"}", "{\"X\": \"a",
      "\u{FEFF}{}", "{\"X\": 1}}", "<html></html>", "",
    ])
  func refuses(json: String) {
    #expect(error(json) != nil)
  }

  @Test(
    "A string that is not UTF-8 is refused, also where it is skipped",
    arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC3]]
      as [[UInt8]])
  func refusesInvalidUTF8(bytes: [UInt8]) {
    for name in ["Text", "Future"] {
      let found = error(Array("{\"\(name)\": \"".utf8) + bytes + Array("\"}".utf8))
      #expect(found?.kind == .malformed)
      let inName = error(Array("{\"".utf8) + bytes + Array("\": 1}".utf8))
      #expect(inName?.kind == .malformed)
    }
  }

  @Test(
    "A member of another type is refused with its path and offset",
    arguments: [
      ("{\"Text\": 1}", "Text", 9), ("{\"Tags\": {\"a b\": 1}}", "Tags[\"a b\"]", 17),
      ("{\"Children\": [{}, {\"Count\": \"x\"}]}", "Children[1].Count", 28),
      ("{\"Small\": 128}", "Small", 10), ("{\"Count\": 1.5}", "Count", 10),
      ("{\"Ratio\": 1e999}", "Ratio", 10), ("{\"Time\": \"now\"}", "Time", 9), ("[]", "", 0),
    ])
  func refusesMismatch(json: String, path: String, offset: Int) {
    let found = error(json)
    #expect(found?.kind == .mismatch)
    #expect(found?.path == path)
    #expect(found?.offset == offset)
  }

  @Test("A document that is cut anywhere is refused as truncated, an empty one as empty")
  func refusesTruncated() {
    let whole = Array(
      "{\"Text\": \"a\\u00e9\\ud83d\\ude00\", \"X\": [-1.5e3, {\"y\": null}], \"Flag\": true}".utf8)
    #expect(error(whole) == nil)
    #expect(error([])?.kind == .empty)
    for length in 1..<whole.count {
      let found = error(Array(whole[..<length]))
      #expect(found?.kind == .truncated, "cut after \(length) bytes")
    }
  }

  @Test("Nesting beyond the limit is refused, however deep it goes")
  func refusesDeepNesting() {
    for opening in ["[", "{\"a\":"] {
      let json = "{\"Future\": " + String(repeating: opening, count: 100_000)
      #expect(error(json)?.kind == .limit)
    }
  }

  @Test("An error shows the path, and none of the document's values")
  func describesErrors() {
    let found = error("{\"Tags\": {\"key\": \"secret\", \"k\": 12345}}")
    #expect(found?.description == "expected a string, found a number at Tags.k, byte 32")
  }

  // MARK: Writing

  @Test("Members are written in the order of the model, without white space")
  func writesCompact() throws {
    var sample = Sample()
    sample.count = 3
    sample.text = "a\"\\\n\u{01}é😀\u{7F}/"
    sample.flag = false
    sample.tags = ["b": nil, "a": "x"]
    sample.children = [Sample(), Sample()]
    #expect(
      try text(sample)
        == "{\"Text\":\"a\\\"\\\\\\n\\u0001é😀\u{7F}/\",\"Flag\":false,\"Count\":3,"
        + "\"Tags\":{\"a\":\"x\",\"b\":null},\"Children\":[{},{}]}")
  }

  @Test("The indented layout is that of Python's json module")
  func writesIndented() throws {
    var sample = Sample()
    sample.text = "a"
    sample.tags = [:]
    sample.children = [Sample()]
    let expected = """
      {
          "Text": "a",
          "Tags": {},
          "Children": [
              {}
          ]
      }
      """
    #expect(try text(sample, .indented) == expected)
  }

  @Test(
    "A number is written with the fewest digits that read back the same",
    arguments: [
      (0, "0"), (1, "1"), (-2.5, "-2.5"), (0.1, "0.1"), (1e21, "1e+21"),
      (1 / 3, "0.3333333333333333"),
      (-9.223372036854775808e18, "-9.223372036854776e+18"), (0x1p53, "9007199254740992.0"),
      (.infinity, "\"Infinity\""), (-.infinity, "\"-Infinity\""), (.nan, "\"NaN\""),
    ] as [(Double, String)])
  func writesNumbers(value: Double, expected: String) throws {
    var sample = Sample()
    sample.ratio = value
    #expect(try text(sample) == "{\"Ratio\":\(expected)}")
  }

  @Test("A time that is not finite cannot be written, and the error names its member")
  func refusesInfiniteTime() {
    var sample = Sample()
    sample.time = Date(timeIntervalSince1970: .infinity)
    #expect(throws: ShapeWritingError("the timestamp is not finite", path: "Time")) {
      try codec.encode(sample)
    }
  }

  @Test("What is written reads back the same")
  func roundTrips() throws {
    var sample = Sample()
    sample.text = String((0..<0x250).compactMap(Unicode.Scalar.init).map(Character.init))
    sample.small = .min
    sample.count = .max
    sample.ratio = 1e-7
    sample.time = Date(timeIntervalSince1970: -1.25)
    sample.tags = ["": "", "k\u{0}": nil]
    sample.children = [sample]
    #expect(try codec.decode(Sample.self, from: codec.encode(sample)) == sample)
    #expect(try codec.decode(Sample.self, from: codec.encode(sample, layout: .indented)) == sample)
  }
}
