import AWSJSON
import AWSShapes
import JMESPath
import Testing

@Suite("JSON values")
struct JSONValueTests {
  private func read(_ text: String) throws -> JSONValue {
    try JSONCodec().decode(JSONValue.self, from: Array(text.utf8))
  }

  private func text(of value: JSONValue) throws -> String {
    String(decoding: try JSONCodec().encode(value), as: UTF8.self)
  }

  @Test(
    "A document that is read and written again is the same",
    arguments: [
      #"{"z":1,"a":{"é":[],"b":{}},"m":[null,true,false]}"#,
      "[1.50,1e400,-0,123456789012345678901]",
      #""text \" \\ \n""#, "null",
    ])
  func roundTrip(document: String) throws {
    #expect(try text(of: read(document)) == document)
  }

  @Test("Of two members with the same name, the last one counts, in the place of the first")
  func repeatedNames() throws {
    #expect(try text(of: read(#"{"a":1,"b":2,"a":3}"#)) == #"{"a":3,"b":2}"#)
    let many = (0..<40).map { #""\#($0 % 20)":\#($0)"# }.joined(separator: ",")
    let last = (20..<40).map { #""\#($0 - 20)":\#($0)"# }.joined(separator: ",")
    #expect(try text(of: read("{\(many)}")) == "{\(last)}")
  }

  @Test("Names that differ only in their Unicode normalization are different")
  func normalization() throws {
    let value = try read(#"{"\#u{e9}":1,"e\#u{301}":2}"#)
    #expect(value["\u{e9}"] == .number(BigDecimal(1)))
    #expect(value["e\u{301}"] == .number(BigDecimal(2)))
  }

  @Test("Malformed documents are refused with their place", arguments: ["{\"a\":}", "[1,]", "nul"])
  func malformed(document: String) throws {
    #expect(throws: ShapeReadingError.self) { try read(document) }
  }

  @Test(
    "A number has the text that Python gives it",
    arguments: [
      ("1", "1"), ("-0", "0"), ("1.0", "1.0"), ("1.50", "1.5"), ("1E5", "100000.0"),
      ("1.687456789123E9", "1687456789.123"), ("1e16", "1e+16"),
      ("123456789012345680.0", "1.2345678901234568e+17"),
      ("9999999999999998.0", "9999999999999998.0"), ("0.0001", "0.0001"), ("0.00001", "1e-05"),
      ("-2.5e-7", "-2.5e-07"), ("-0.0", "-0.0"), ("5e-324", "5e-324"), ("1e400", "1e400"),
      ("123456789012345678901234567890", "123456789012345678901234567890"),
    ])
  func normalizedText(text: String, expected: String) throws {
    #expect(try #require(BigDecimal(text)).normalizedText == expected)
  }
}
