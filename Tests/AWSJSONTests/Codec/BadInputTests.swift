import AWSJSON
import AWSShapes
import Testing

@Suite("JSON that a peer sends to do harm")
struct BadInputTests {
  private let codec = JSONCodec()

  private func error(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) -> ShapeReadingError? {
    do throws(ShapeReadingError) {
      _ = try JSONCodec(limits: limits).decode(Everything.self, from: bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "100,000 levels are refused at the limit, wherever they are",
    arguments: ["Future", "Document", "Choice", "ByName", "Maybes"], ["[", "{\"a\":", "[{\"a\":"])
  func deep(member: String, opening: String) {
    let json = "{\"\(member)\": " + String(repeating: opening, count: 100_000)
    let found = error(Array(json.utf8))
    #expect(found?.kind == .limit || found?.kind == .mismatch)
    #expect(found.map { $0.offset < 1000 } == true)
  }

  @Test("The limit of the depth is exact and is the same for reading and skipping")
  func depthLimit() {
    var limits = JSONLimits()
    limits.depth = 5
    for member in ["Future", "Document"] {
      let fits = "{\"\(member)\": [[[[1]]]]}"
      let tooDeep = "{\"\(member)\": [[[[[1]]]]]}"
      #expect(error(Array(fits.utf8), limits: limits) == nil)
      #expect(error(Array(tooDeep.utf8), limits: limits)?.kind == .limit)
    }
  }

  @Test("No limit of the depth is beyond what the native stack bears")
  func deepestLimit() {
    var limits = JSONLimits()
    limits.depth = .max
    #expect(limits.depth == JSONLimits.deepest)
    let levels = JSONLimits.deepest - 1
    for member in ["Future", "Document"] {
      let json =
        "{\"\(member)\":" + String(repeating: "[", count: levels)
        + String(repeating: "]", count: levels) + "}"
      #expect(error(Array(json.utf8), limits: limits) == nil)
    }
  }

  @Test("A string of 100 MB is beyond the limit of the size, and read where the limit allows")
  func longString() throws {
    #expect(error(document(ofStringWith: 100 << 20))?.kind == .limit)
    let json = document(ofStringWith: 4 << 20)
    var limits = JSONLimits()
    limits.size = json.count - 1
    #expect(error(json, limits: limits)?.kind == .limit)
    limits.size = json.count
    let shape = try JSONCodec(limits: limits).decode(Everything.self, from: json)
    #expect(shape.names?.first?.utf8.count == 4 << 20)
  }

  private func document(ofStringWith count: Int) -> [UInt8] {
    Array("{\"Names\": [\"".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: count)
      + Array("\"]}".utf8)
  }

  @Test(
    "A number of a million digits is read where its type has no bounds, else refused",
    arguments: ["9", "0.0"])
  func longNumber(start: String) throws {
    let number = start + String(repeating: "9", count: 1_000_000)
    func json(_ member: String) -> [UInt8] { Array("{\"\(member)\": \(number)}".utf8) }
    #expect(error(json("Long"))?.kind == .mismatch)
    #expect(error(json("Future")) == nil)
    let shape = try codec.decode(Everything.self, from: json("BigDecimal"))
    #expect(shape.bigDecimal?.text == number)
    if start == "9" {
      #expect(error(json("Double"))?.kind == .mismatch)
    } else {
      #expect(try codec.decode(Everything.self, from: json("Double")).double == 0.1)
    }
  }

  @Test(
    "An exponent of many digits is zero or too large, and never wraps",
    arguments: [
      ("1e99999999999999999999", true), ("1e-99999999999999999999", false),
      ("0e99999999999999999999", false), ("1e18446744073709551616", true), ("-1e400", true),
    ])
  func longExponent(number: String, isTooLarge: Bool) {
    let found = error(Array("{\"Double\": \(number)}".utf8))
    #expect((found?.kind == .mismatch) == isTooLarge)
  }

  @Test(
    "A list that claims nothing of its size takes no memory ahead",
    arguments: ["{\"Names\": [", "{\"Labels\": {"])
  func cutContainers(json: String) {
    #expect(error(Array(json.utf8))?.kind == .truncated)
  }

  @Test("A byte order mark and half a surrogate pair are refused")
  func refusesUnicode() {
    #expect(error([0xEF, 0xBB, 0xBF] + Array("{}".utf8))?.kind == .malformed)
    for escape in ["\\ud800", "\\udc00", "\\ud800\\ud800", "\\ud800x", "\\ud800\\n"] {
      for member in ["Future", "Document", "Blob"] {
        #expect(error(Array("{\"\(member)\": \"\(escape)\"}".utf8))?.kind == .malformed)
      }
    }
  }

  @Test("Invalid UTF-8 is found with its offset, beside escapes too")
  func offsetOfInvalidUTF8() {
    for text in ["{\"Names\": [\"abcdefghij", "{\"Names\": [\"a\\nb\\u0041é", "{\"Future\": [\"é"] {
      let start = Array(text.utf8)
      let found = error(start + [0xFF] + Array("\"]}".utf8))
      #expect(found?.kind == .malformed)
      #expect(found?.offset == start.count)
    }
  }

  @Test("Half a million members of one name are read in one pass")
  func duplicates() throws {
    let members = Array(repeating: "\"Long\": 1", count: 500_000).joined(separator: ",")
    #expect(try codec.decode(Everything.self, from: Array("{\(members)}".utf8)).long == 1)
  }
}
