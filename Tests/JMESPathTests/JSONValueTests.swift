import AWSJSON
import JMESPath
import Testing

@Suite("JSON values")
struct JSONValueTests {
  @Test("A document is read")
  func reads() throws {
    let value = try JSONCodec().decode(JSONValue.self, from: Array(#"{"a": [null, "x"]}"#.utf8))
    #expect(value == .object([.init("a", .array([.null, .string("x")]))]))
  }
}
