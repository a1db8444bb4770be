import AWSJSON
import AWSShapes
import Testing

@Suite("JSON unions, containers and documents")
struct UnionTests {
  private let codec = JSONCodec()

  private func choice(_ json: String) throws -> Choice {
    try codec.decode(Choice.self, from: Array(json.utf8))
  }

  @Test(
    "A union's member is found among nulls and the service's type name",
    arguments: [
      "{\"text\": \"a\"}", "{\"nested\": null, \"text\": \"a\", \"other\": null}",
      "{\"__type\": \"Choice\", \"text\": \"a\", \"__type\": {}}",
    ])
  func findsMember(json: String) throws {
    #expect(try choice(json) == .text("a"))
  }

  @Test("A member that the model does not know is kept and written back")
  func keepsUnknown() throws {
    let json = "{\"future\":{\"a\":[1.50,null]}}"
    let value = try choice(json)
    #expect(value == .unknown("future", .map(["a": .list([.number(oneAndAHalf), .null])])))
    #expect(String(decoding: try codec.encode(value), as: UTF8.self) == json)
  }

  private var oneAndAHalf: BigDecimal { BigDecimal("1.50") ?? BigDecimal(0) }

  @Test(
    "A union of none or more than one member is refused",
    arguments: [
      "{}", "{\"text\": null}", "{\"__type\": \"Choice\"}",
      "{\"text\": \"a\", \"nested\": {}}", "{\"text\": \"a\", \"other\": 1}",
      "{\"text\": \"a\", \"text\": \"b\"}", "\"text\"", "[]",
    ])
  func refuses(json: String) {
    #expect(throws: ShapeReadingError.self) { try choice(json) }
  }

  private func everything(_ json: String) throws -> Everything {
    try codec.decode(Everything.self, from: Array(json.utf8))
  }

  @Test("A null in a container that is not sparse is dropped")
  func dropsNulls() throws {
    #expect(try everything("{\"Names\": [null, \"a\", null]}").names == ["a"])
    #expect(try everything("{\"Labels\": {\"a\": null, \"b\": \"c\"}}").labels == ["b": "c"])
    #expect(try everything("{\"ByName\": {\"a\": null}}").byName == [:])
    #expect(try everything("{\"Grid\": [null, [1, null]]}").grid == [[1]])
  }

  @Test("A null in a sparse container is kept")
  func keepsNulls() throws {
    let shape = try everything("{\"SparseNames\": [null, \"a\"], \"Maybes\": [null, {}]}")
    #expect(shape.sparseNames == [nil, "a"])
    #expect(shape.maybes == [nil, Everything()])
  }

  @Test("Maps are written in the order of their keys, however many there are", arguments: 0..<20)
  func writesMapsInOrder(count: Int) throws {
    var shape = Everything()
    let keys = (0..<count).map { "key\($0)" }
    shape.labels = Dictionary(uniqueKeysWithValues: keys.map { ($0, "") })
    let expected = keys.sorted().map { "\"\($0)\":\"\"" }.joined(separator: ",")
    #expect(
      String(decoding: try codec.encode(shape), as: UTF8.self) == "{\"Labels\":{\(expected)}}")
  }

  @Test("A document is written from literals")
  func literals() throws {
    let document: Document = ["a": [nil, true, 1, 2.5, "x"], "b": [:]]
    #expect(
      String(decoding: try codec.encode(document), as: UTF8.self)
        == "{\"a\":[null,true,1,2.5,\"x\"],\"b\":{}}")
    guard case .map(let map) = document, case .list(let list)? = map["a"] else {
      Issue.record("no map of a list")
      return
    }
    #expect(list[2].integer(Int8.self) == 1)
    #expect(list[3].double == 2.5)
    #expect(list[3].integer(Int.self) == nil)
  }

  @Test(
    "Bytes are read from base64 and nothing else",
    arguments: [
      ("", [] as [UInt8]?), ("YQ==", [0x61]), ("YWI=", [0x61, 0x62]), ("YWJj", [0x61, 0x62, 0x63]),
      ("\\/+8=", [0xFF, 0xEF]), ("YQ=", nil), ("YQ", nil), ("Y===", nil), ("====", nil),
      ("YQ==YQ==", nil), ("Y Q=", nil), ("YWJ\\u006a", [0x61, 0x62, 0x63]), ("é", nil),
    ])
  func blobs(text: String, expected: [UInt8]?) {
    #expect((try? everything("{\"Blob\": \"\(text)\"}"))?.blob == expected)
  }
}
